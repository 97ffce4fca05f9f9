package dev.snapforge.release.resolve;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.release.VersionDeprecation;
import org.jspecify.annotations.Nullable;

/**
 * The one snapshot that a runtime should load, and the statements that say so.
 *
 * @param channel null if it was asked for by version
 * @param revision of the channel; null if it was asked for by version
 * @param sequence of the version
 * @param target what the snapshot is for
 * @param statement DSSE envelope over the release statement, as JSON
 * @param channelStatement DSSE envelope over the channel statement, as JSON; null if it was asked for by version
 * @param fingerprint changes when the runtime should load something else, or has a new statement to look at; not when the service only
 *     learns more about the same snapshot, such as another build of it
 * @param deprecation why the version should not be used any more; null if nothing was said
 */
public record ResolvedRelease(
        String name,
        String version,
        long sequence,
        @Nullable String channel,
        @Nullable Long revision,
        Target target,
        Digest snapshot,
        String statement,
        @Nullable String channelStatement,
        Digest fingerprint,
        @Nullable VersionDeprecation deprecation) {}
