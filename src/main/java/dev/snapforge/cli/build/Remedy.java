package dev.snapforge.cli.build;

import dev.snapforge.cli.bundle.SpecDraft;
import dev.snapforge.cli.report.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A change of the spec that may let a bundle through: tried, not guessed.
 *
 * @param name of the option; one replaces another of the same name
 * @param option what the user would write
 * @param change of a spec of its own
 */
record Remedy(String name, String option, UnaryOperator<SpecDraft> change) {

    private static final Set<String> ABSENT_GLOBALS = Set.of("script-threw", "unhandled-rejection", "plain-run-failed");

    /** Those that could help against these errors, what costs least first. */
    static List<Remedy> against(Diagnostics diagnostics, SpecDraft spec) {
        List<Remedy> remedies = new ArrayList<>();
        List<String> codes = diagnostics.errorCodes();
        if (codes.contains("unhandled-rejection")) {
            remedies.add(policy("--unhandled-rejections", "unhandledRejections", "warn"));
        }
        if (codes.stream().anyMatch(ABSENT_GLOBALS::contains)) {
            String prelude = spec.text("prelude");
            if (prelude == null || prelude.equals("none")) {
                remedies.add(prelude("web"));
            }
            if (prelude == null || !prelude.equals("node")) {
                remedies.add(prelude("node"));
            }
        }
        if (codes.contains("runtime-state")) {
            remedies.add(policy("--runtime-state", "runtimeState", "fix"));
        }
        if (codes.stream().anyMatch(it -> it.startsWith("warm-up-"))) {
            remedies.add(new Remedy("--warmup", "no --warmup", it -> it.without("warmup")));
        }
        return remedies;
    }

    /** The spec with the change; the other stays as it is. */
    SpecDraft appliedTo(SpecDraft spec) {
        return change.apply(spec.copy());
    }

    private static Remedy prelude(String prelude) {
        return new Remedy("--prelude", "--prelude " + prelude, it -> it.set("prelude", prelude));
    }

    private static Remedy policy(String name, String member, String value) {
        return new Remedy(name, name + " " + value, it -> it.setPolicy(member, value));
    }
}
