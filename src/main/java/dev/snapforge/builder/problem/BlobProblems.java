package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;

/** What V8 wrote and must not be published, whatever is in it. */
public final class BlobProblems {

    private BlobProblems() {}

    public static JobProblem unknownForm() {
        return JobProblem.of(
                "unknown-blob-form",
                "The snapshot does not have the form that is known for this engine",
                "It could not be brought into the form in which the same bundle gives the same bytes.",
                "This is a defect of Snapforge or a new engine version: please report it with the engine's id.");
    }

    public static JobProblem notRehashable() {
        return JobProblem.of(
                "not-rehashable",
                "The snapshot would carry its hash seed to every runtime",
                "V8 marked the heap as not rehashable, so all runtimes would share the fixed seed of the build.",
                "Report the bundle: no known bundle does this.");
    }
}
