package dev.snapforge.build;

import dev.snapforge.kernel.Digest;

/** What versions were released already; a build must not be able to replace one. */
public interface ReleasedVersions {

    /**
     * Refuses a build whose name and version stand for other content.
     *
     * @throws dev.snapforge.kernel.SnapforgeException {@code version-exists}
     */
    void admit(BuildSpec spec, Digest bundle);
}
