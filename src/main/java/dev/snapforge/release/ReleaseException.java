package dev.snapforge.release;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;

/** Why nothing can be said of a name or a version. */
public final class ReleaseException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private ReleaseException(Refusal refusal) {
        super(refusal);
    }

    /** The name has no such version. Code {@code unknown-version}. */
    public static ReleaseException unknownVersion(String name, String version) {
        return new ReleaseException(new Refusal(
                ErrorCategory.NOT_FOUND,
                "unknown-version",
                "The name '" + name + "' has no version '" + PrintableInput.shortened(version) + "'.",
                "a version of /api/v1/names/" + name,
                PrintableInput.shortened(version),
                "A version exists once a build of it has succeeded for all its targets."));
    }

    /** Nothing was ever released under the name. Code {@code unknown-name}. */
    public static ReleaseException unknownName(String name) {
        return new ReleaseException(new Refusal(
                ErrorCategory.NOT_FOUND,
                "unknown-name",
                "Nothing was released under the name '" + PrintableInput.shortened(name) + "'.",
                "a name of /api/v1/names",
                PrintableInput.shortened(name),
                "A build with a name and a version that succeeds releases it."));
    }

    /** All of a version's snapshots were revoked, so no channel may be pointed to it. Code {@code version-not-usable}. */
    public static ReleaseException versionNotUsable(String name, String version) {
        return new ReleaseException(new Refusal(
                ErrorCategory.CONFLICT,
                "version-not-usable",
                "Every snapshot of version " + version + " of " + name + ", or the key that signed it, was revoked.",
                "a version with at least one snapshot that can be loaded",
                version,
                "Release a new version, and promote that."));
    }
}
