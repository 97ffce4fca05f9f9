package dev.snapforge.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What was released under which names. */
@Service
public class Names {

    private final ReleaseRecords records;
    private final NameAccess access;

    Names(ReleaseRecords records, NameAccess access) {
        this.records = records;
        this.access = access;
    }

    /** The names that the caller may see, behind this one, in their order; the empty text comes before all. */
    public List<NameSummary> list(String after, int limit) {
        return records.names(after, limit, access.visible());
    }

    /**
     * A name's versions, the newest first.
     *
     * @param before only those with a lower sequence, or null
     * @throws UnknownNameException {@code unknown-name}, also for one that the caller may not see
     */
    public List<Version> versions(String name, @Nullable Long before, int limit) {
        access.requireVisible(name);
        List<Version> versions = records.before(name, before, limit);
        if (versions.isEmpty() && !records.knows(name)) {
            throw new UnknownNameException(name);
        }
        return versions;
    }

    /**
     * One version.
     *
     * @throws UnknownNameException {@code unknown-name}, also for one that the caller may not see
     * @throws UnknownVersionException {@code unknown-version}
     */
    public Version version(String name, String version) {
        access.requireVisible(name);
        return records.find(name, version)
                .orElseThrow(() -> records.knows(name)
                        ? new UnknownVersionException(name, version)
                        : new UnknownNameException(name));
    }
}
