package dev.snapforge.worker;

import dev.snapforge.build.BuildSpec;
import dev.snapforge.build.Finding;
import dev.snapforge.build.JobLease;
import dev.snapforge.build.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * One spec serves all targets of a build. What it asks for and a Node engine does not do is left out of that engine's job where the
 * snapshot is right without it, and a finding says so; what was left out is not in the snapshot's metadata either.
 *
 * @param lease with the spec as it is carried out
 * @param findings what was left out
 */
record NodeLease(JobLease lease, List<Finding> findings) {

    /** The lease as it is for all kinds of engines but Node. */
    static NodeLease of(JobLease asked) {
        if (!asked.target().engine().isNode()) {
            return new NodeLease(asked, List.of());
        }
        BuildSpec spec = asked.spec();
        List<Finding> findings = new ArrayList<>();
        if (!spec.prelude().equals(BuildSpec.NO_PRELUDE)) {
            findings.add(finding(
                    "prelude-left-out",
                    "Node needs no prelude",
                    "The prelude " + spec.prelude()
                            + " is not in this snapshot: Node has its own console, timers, URL, streams and process, which a prelude"
                            + " would replace.",
                    "Nothing to do, unless the bundle uses something that only the prelude has, such as its slots."));
        }
        if (spec.warmup() != null) {
            findings.add(finding(
                    "warm-up-left-out",
                    "Node runs no warm-up",
                    "The warm-up was not run: Node cannot take a snapshot of a process that was started from one, so what a warm-up"
                            + " leaves behind could not be undone. Functions compile when they are first called.",
                    "Call what should be compiled while the bundle loads, if its effects may stay."));
        }
        return new NodeLease(asked.with(spec.bare()), List.copyOf(findings));
    }

    /** What came of the job, with what was left out of it. */
    JobOutcome told(JobOutcome outcome) {
        if (findings.isEmpty()) {
            return outcome;
        }
        if (outcome instanceof JobOutcome.Proven proven) {
            return new JobOutcome.Proven(proven.blob(), with(proven.findings()), proven.metrics());
        }
        return outcome instanceof JobOutcome.Rejected rejected
                ? new JobOutcome.Rejected(rejected.problem(), with(rejected.findings()))
                : outcome;
    }

    private List<Finding> with(List<Finding> others) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(others);
        return all;
    }

    private static Finding finding(String code, String title, String detail, String hint) {
        return new Finding(code, Severity.INFO, title, detail, hint, null, 1);
    }
}
