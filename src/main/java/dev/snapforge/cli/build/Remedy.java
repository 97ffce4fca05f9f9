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
 * @param option what the user would write
 * @param change of a spec of its own
 */
record Remedy(String option, UnaryOperator<SpecDraft> change) {

    private static final Set<String> ABSENT_GLOBALS = Set.of("script-threw", "unhandled-rejection", "plain-run-failed");

    /** Those that could help against these errors, what costs least first. */
    static List<Remedy> against(Diagnostics diagnostics, SpecDraft spec) {
        List<Remedy> remedies = new ArrayList<>();
        List<String> codes = diagnostics.errorCodes();
        String prelude = spec.text("prelude");
        if (codes.stream().anyMatch(ABSENT_GLOBALS::contains) && (prelude == null || prelude.equals("none"))) {
            remedies.add(new Remedy("--prelude web", it -> it.set("prelude", "web")));
            remedies.add(new Remedy("--prelude node", it -> it.set("prelude", "node")));
        }
        if (codes.contains("unhandled-rejection")) {
            remedies.add(new Remedy("--unhandled-rejections warn", it -> it.setPolicy("unhandledRejections", "warn")));
        }
        if (codes.contains("runtime-state")) {
            remedies.add(new Remedy("--runtime-state fix", it -> it.setPolicy("runtimeState", "fix")));
        }
        if (codes.stream().anyMatch(it -> it.startsWith("warm-up-"))) {
            remedies.add(new Remedy("no --warmup", it -> it.without("warmup")));
        }
        return remedies;
    }

    /** The spec with the change; the other stays as it is. */
    SpecDraft appliedTo(SpecDraft spec) {
        return change.apply(spec.copy());
    }
}
