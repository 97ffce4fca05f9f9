package dev.snapforge.release;

import dev.snapforge.core.Digest;
import dev.snapforge.json.CanonicalJson;
import java.util.Map;

/**
 * What a version is, whatever targets it was built for.
 *
 * @param bundle digest of the bundle
 * @param spec digest of what a snapshot depends on besides the bundle ({@link dev.snapforge.builds.spec.SpecDigest})
 */
public record VersionContent(Digest bundle, Digest spec) {

    /** One digest for both: SHA-256 of the canonical JSON of {@code {"bundle": …, "spec": …}}. */
    public Digest digest() {
        return Digest.of(CanonicalJson.write(Map.of("bundle", bundle.toString(), "spec", spec.toString())));
    }
}
