package dev.snapforge.builds.submit;

import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.core.Digest;

/** What versions were released already; a build must not be able to replace one. */
public interface ReleasedVersions {

    /**
     * Refuses a build whose name and version stand for other content.
     *
     * @throws dev.snapforge.core.SnapforgeException {@code version-exists}
     */
    void admit(BuildSpec spec, Digest bundle);
}
