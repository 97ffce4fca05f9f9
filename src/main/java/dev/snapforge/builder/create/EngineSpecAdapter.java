package dev.snapforge.builder.create;

import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.spec.BuildSpec;

/**
 * One spec serves all targets of a build. What it asks for and an engine in Node does not do is left out of that engine's job if the
 * snapshot is right without it, and a finding says so; what was left out is not in the snapshot's metadata either.
 */
public final class EngineSpecAdapter implements PipelineStage<Attempt, Attempt> {

    @Override
    public Attempt run(Attempt attempt) {
        BuildSpec spec = attempt.spec();
        if (!attempt.engineId().runsInNode()) {
            return attempt;
        }
        boolean isNode = attempt.engineId().isNode();
        Attempt adapted = attempt.with(spec.forEngine(attempt.engineId()));
        if (isNode && !spec.prelude().equals(BuildSpec.NO_PRELUDE)) {
            adapted.note(
                    finding(
                            "prelude-left-out",
                            "Node needs no prelude",
                            "The prelude " + spec.prelude()
                                    + " is not in this snapshot: Node has its own console, timers, URL, streams and process, which a prelude"
                                    + " would replace.",
                            "Nothing to do, unless the bundle uses something that only the prelude has, for example its slots."));
        }
        if (spec.warmup() != null) {
            adapted.note(finding(
                    "warm-up-left-out",
                    isNode ? "Node runs no warm-up" : "isolated-vm runs no warm-up",
                    "The warm-up was not run: "
                            + (isNode
                                    ? "Node cannot take a snapshot of a process that was started from one"
                                    : "isolated-vm cannot take a snapshot of an isolate that was started from one")
                            + ", so what a warm-up leaves behind could not be undone. Functions compile when they are first called.",
                    "Call what should be compiled while the bundle loads, if its effects may stay."));
        }
        return adapted;
    }

    private static Finding finding(String code, String title, String detail, String hint) {
        return new Finding(code, Severity.INFO, title, detail, hint, null, 1);
    }
}
