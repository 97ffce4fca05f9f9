package dev.snapforge.release.publish;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.core.Digest;
import dev.snapforge.release.Release;
import dev.snapforge.release.Version;

/** Puts into words what releasing has to say about a job. */
final class ReleaseFindings {

    private ReleaseFindings() {}

    /** The same content gave another snapshot than the one that was released. */
    static Finding kept(Version version, Release standing, Digest made) {
        return new Finding(
                "release-not-reproduced",
                Severity.WARNING,
                "The release keeps the snapshot that it has",
                "Version " + version.version() + " of " + version.name() + " has the snapshot " + standing.snapshot()
                        + " for " + standing.target() + ", from build " + standing.build()
                        + ". This job built the same content and got " + made
                        + ". A release never changes, so the first one stays, and this one is published without a name.",
                "POST /api/v1/builds/" + standing.build()
                        + "/rebuild says which bytes differ and why. To release this snapshot, build it as a new version.",
                null,
                1);
    }
}
