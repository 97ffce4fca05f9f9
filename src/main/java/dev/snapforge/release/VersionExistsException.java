package dev.snapforge.release;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import java.util.Map;

/** The version was released with other content, and that stands. Code {@code version-exists}. */
public final class VersionExistsException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;
    private final transient Map<String, Object> standing;

    public VersionExistsException(Version standing, VersionContent asked) {
        super(
                ErrorCategory.CONFLICT,
                "version-exists",
                "Version " + standing.version() + " of " + standing.name() + " was released at " + standing.releasedAt()
                        + " by build " + standing.build() + " with " + difference(standing.content(), asked)
                        + ", and a version never changes.",
                "content " + standing.content().digest(),
                "content " + asked.digest(),
                "Release this as a new version. To add targets to the existing version, send the same files with the"
                        + " same spec.");
        this.standing = Map.of(
                "standing",
                Map.of(
                        "version", standing.version(),
                        "content", standing.content().digest().toString(),
                        "bundle", standing.content().bundle().toString(),
                        "spec", standing.content().spec().toString(),
                        "build", standing.build().toString(),
                        "releasedAt", standing.releasedAt().toString()));
    }

    private static String difference(VersionContent standing, VersionContent asked) {
        if (standing.spec().equals(asked.spec())) {
            return "other files";
        }
        return standing.bundle().equals(asked.bundle())
                ? "the same files and another spec, or another release of its prelude"
                : "other files and another spec";
    }

    @Override
    public Map<String, Object> problemMembers() {
        return standing;
    }
}
