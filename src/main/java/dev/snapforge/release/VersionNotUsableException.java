package dev.snapforge.release;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** All of a version's snapshots were revoked, so no channel may be pointed to it. Code {@code version-not-usable}. */
public final class VersionNotUsableException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    public VersionNotUsableException(String name, String version) {
        super(
                ErrorCategory.CONFLICT,
                "version-not-usable",
                "Every snapshot of version " + version + " of " + name + ", or the key that signed it, was revoked.",
                "a version with at least one snapshot that can be loaded",
                version,
                "Release a new version, and promote that.");
    }
}
