package dev.snapforge.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What was released under which names. */
@Service
public class ReleasedNames {

    private final NameRepository names;
    private final ReleaseRepository releases;
    private final NameAccess access;

    ReleasedNames(NameRepository names, ReleaseRepository releases, NameAccess access) {
        this.names = names;
        this.releases = releases;
        this.access = access;
    }

    /** The names that the caller may see, behind this one, in their order; the empty text comes before all. */
    public List<NameSummary> list(String after, int limit) {
        return names.behind(after, limit, access.visible());
    }

    /**
     * A name's versions, the newest first.
     *
     * @param before only those with a lower sequence, or null
     * @throws ReleaseException {@code unknown-name}, also for one that the caller may not see
     */
    public List<Version> versions(String name, @Nullable Long before, int limit) {
        access.requireVisible(name);
        List<Version> versions = releases.before(name, before, limit);
        if (versions.isEmpty() && !names.knows(name)) {
            throw ReleaseException.unknownName(name);
        }
        return versions;
    }

    /**
     * One version.
     *
     * @throws ReleaseException {@code unknown-name}, also for one that the caller may not see
     * @throws ReleaseException {@code unknown-version}
     */
    public Version version(String name, String version) {
        access.requireVisible(name);
        return openVersion(name, version);
    }

    /**
     * As {@link #version}, whoever asks: of a name that everybody may see something of.
     *
     * @throws ReleaseException {@code unknown-name}
     * @throws ReleaseException {@code unknown-version}
     */
    public Version openVersion(String name, String version) {
        return releases.find(name, version)
                .orElseThrow(() -> names.knows(name)
                        ? ReleaseException.unknownVersion(name, version)
                        : ReleaseException.unknownName(name));
    }
}
