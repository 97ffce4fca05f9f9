package dev.snapforge.release;

import dev.snapforge.build.BuildSpec;
import dev.snapforge.build.ReleasedVersions;
import dev.snapforge.build.SpecDigest;
import dev.snapforge.kernel.Digest;
import org.springframework.stereotype.Component;

/** Refuses builds at the door that could not be released in the end. */
@Component
class StandingVersions implements ReleasedVersions {

    private final ReleaseRecords records;

    StandingVersions(ReleaseRecords records) {
        this.records = records;
    }

    @Override
    public void admit(BuildSpec spec, Digest bundle) {
        String name = spec.name();
        String version = spec.version();
        if (name != null && version != null) {
            Content content = new Content(bundle, SpecDigest.of(spec));
            records.find(name, version)
                    .filter(it -> !it.content().equals(content))
                    .ifPresent(it -> {
                        throw new VersionExistsException(it, content);
                    });
        }
    }
}
