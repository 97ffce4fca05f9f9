package dev.snapforge.release.publish;

import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.SpecDigest;
import dev.snapforge.builds.submit.ReleasedVersions;
import dev.snapforge.core.Digest;
import dev.snapforge.release.ReleaseRepository;
import dev.snapforge.release.VersionContent;
import dev.snapforge.release.VersionExistsException;
import org.springframework.stereotype.Component;

/** Refuses builds at the door that could not be released in the end. */
@Component
class ReleaseConflictCheck implements ReleasedVersions {

    private final ReleaseRepository records;

    ReleaseConflictCheck(ReleaseRepository records) {
        this.records = records;
    }

    @Override
    public void admit(BuildSpec spec, Digest bundle) {
        String name = spec.name();
        String version = spec.version();
        if (name != null && version != null) {
            VersionContent content = new VersionContent(bundle, SpecDigest.of(spec));
            records.find(name, version)
                    .filter(it -> !it.content().equals(content))
                    .ifPresent(it -> {
                        throw new VersionExistsException(it, content);
                    });
        }
    }
}
