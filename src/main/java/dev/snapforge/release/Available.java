package dev.snapforge.release;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.Target;
import java.util.List;

/**
 * A snapshot that a version has, and why it is not the one that was asked for.
 *
 * @param differs words of {@link Candidate#differences}; empty where it would fit
 */
public record Available(
        String target, String platform, String engine, String v8Version, String snapshot, List<String> differs) {

    static Available of(Target target, String v8Version, Digest snapshot, List<String> differs) {
        return new Available(
                target.toString(),
                target.platform().toString(),
                target.engine().toString(),
                v8Version,
                snapshot.toString(),
                differs);
    }
}
