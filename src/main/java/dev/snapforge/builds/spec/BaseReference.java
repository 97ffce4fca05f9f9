package dev.snapforge.builds.spec;

import dev.snapforge.core.Digest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a spec names as its base: either a snapshot, or a version of a name, or a name and the channel that says the version.
 *
 * @param snapshot digest of the container, or null
 * @param name the name, or null if a snapshot is named
 * @param version of the name, or null
 * @param channel of the name, or null
 */
public record BaseReference(
        @Nullable Digest snapshot,
        @Nullable String name,
        @Nullable String version,
        @Nullable String channel) {

    static final String FORM =
            "sha256:[0-9a-f]{64}|" + BuildSpec.NAME + "(@(" + BuildSpec.VERSION + "|" + BuildSpec.CHANNEL + "))?";
    static final String MESSAGE =
            "must be a snapshot (sha256:…), or name@version, name@channel or a name, which stands for its channel latest";

    private static final Pattern VERSION = Pattern.compile(BuildSpec.VERSION);
    private static final String DIGEST = "sha256:";
    private static final String NEWEST = "latest";

    /**
     * Reads the text of a spec that has been checked. What can be a version is one.
     *
     * @throws dev.snapforge.core.MalformedValueException {@code malformed-digest}
     */
    public static BaseReference parse(String text) {
        if (text.startsWith(DIGEST)) {
            return new BaseReference(Digest.parse(text), null, null, null);
        }
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        String behind = at < 0 ? NEWEST : text.substring(at + 1);
        return VERSION.matcher(behind).matches() ? version(name, behind) : new BaseReference(null, name, null, behind);
    }

    /** A version of a name. */
    public static BaseReference version(String name, String version) {
        return new BaseReference(null, name, version, null);
    }
}
