package dev.snapforge.builds.spec;

import dev.snapforge.core.Digest;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.prelude.Preludes;
import java.util.Map;
import java.util.TreeMap;

/** One digest for what a spec adds to a snapshot or to its proof; names, targets, labels and the wanted speed do neither. */
public final class SpecDigest {

    private SpecDigest() {}

    /** The digest, with the prelude that this release of the service has under the spec's name for it. */
    public static Digest of(BuildSpec spec) {
        return Digest.of(document(spec));
    }

    /** What the digest is of: those fields of the spec as canonical JSON (RFC 8785). */
    public static byte[] document(BuildSpec spec) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("prelude", spec.prelude());
        // The name alone does not say what ran: a later release may have another prelude under it.
        Preludes.find(spec.prelude())
                .filter(prelude -> !prelude.source().isEmpty())
                .ifPresent(
                        prelude -> fields.put("preludeDigest", prelude.digest().toString()));
        if (spec.warmup() != null) {
            fields.put("warmup", spec.warmup());
        }
        fields.put("runtimeState", spec.policy().runtimeState().word());
        if (spec.policy().unhandledRejections() != Policy.DEFAULT.unhandledRejections()) {
            // Left out where it is what every spec meant that was made before there was a choice.
            fields.put(
                    "unhandledRejections", spec.policy().unhandledRejections().word());
        }
        if (!spec.policy().defer().equals(Policy.DEFAULT.defer())) {
            fields.put("defer", spec.policy().defer().json());
        }
        fields.put("features", spec.features());
        fields.put("requires", spec.requires());
        fields.put("checks", spec.checks().stream().map(SpecDigest::check).toList());
        return CanonicalJson.write(fields);
    }

    private static Map<String, String> check(Check check) {
        return check.expected() == null
                ? Map.of("expression", check.expression())
                : Map.of(
                        "expression",
                        check.expression(),
                        "expected",
                        check.expected().toString());
    }
}
