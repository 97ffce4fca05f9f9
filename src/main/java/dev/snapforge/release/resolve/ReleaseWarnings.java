package dev.snapforge.release.resolve;

import dev.snapforge.advisory.AdvisoryContent;
import dev.snapforge.advisory.AdvisoryPolicy;
import dev.snapforge.advisory.EngineAdvisory;
import dev.snapforge.advisory.VulnerablePolicy;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.release.VersionDeprecation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says what speaks against what a runtime was found. It comes after resolving, whose result does not depend on it. */
@Component
public class ReleaseWarnings {

    private final AdvisoryPolicy policy;

    ReleaseWarnings(AdvisoryPolicy policy) {
        this.policy = policy;
    }

    /**
     * The warnings, the gravest first; usually none.
     *
     * @param wanted what the request asks for if the engine is vulnerable
     * @throws dev.snapforge.core.SnapforgeException {@code engine-vulnerable}
     */
    public List<ReleaseWarning> of(ResolvedRelease resolved, VulnerablePolicy wanted) {
        List<ReleaseWarning> warnings = new ArrayList<>();
        policy.admit(resolved.target(), wanted).ifPresent(it -> warnings.add(engine(it)));
        VersionDeprecation deprecation = resolved.deprecation();
        if (deprecation != null) {
            warnings.add(new ReleaseWarning(
                    "version-deprecated",
                    "Version " + resolved.version() + " of " + resolved.name() + " is deprecated: "
                            + deprecation.reason(),
                    null,
                    null,
                    deprecation.since()));
        }
        return warnings;
    }

    /** Changes when {@link ResolvedRelease#fingerprint} does, or other warnings have to be told. */
    public static Digest fingerprint(ResolvedRelease resolved, List<ReleaseWarning> warnings) {
        return warnings.isEmpty()
                ? resolved.fingerprint()
                : Digest.of((resolved.fingerprint() + "\n" + warnings).getBytes(StandardCharsets.UTF_8));
    }

    private static ReleaseWarning engine(EngineAdvisory advisory) {
        AdvisoryContent content = advisory.content();
        Target successor = content.successor();
        return new ReleaseWarning(
                advisory.warning().orElseThrow(),
                "The engine " + advisory.engine() + " is "
                        + content.status().name().toLowerCase(Locale.ROOT) + ": " + content.reason(),
                content.link(),
                successor == null ? null : successor.toString(),
                advisory.changedAt());
    }
}
