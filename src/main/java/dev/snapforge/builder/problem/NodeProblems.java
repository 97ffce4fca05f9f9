package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.protocol.RefusalResponse;

/** What can go wrong on Node engines only, in plain words. */
final class NodeProblems {

    private NodeProblems() {}

    static JobProblem of(RefusalResponse refused) {
        return switch (refused.reason()) {
            case EXITED ->
                JobProblem.of(
                        "process-exited",
                        "The bundle ended the process",
                        refused.message() + " A snapshot is taken of a process that lives.",
                        "Do not call process.exit(), process.abort() or process.kill() while the bundle loads.");
            case STILL_ACTIVE ->
                JobProblem.of(
                        "still-active",
                        "Something that the bundle started never ends",
                        refused.message()
                                + ". Node takes the snapshot when nothing is active any more; timers, servers, watchers and"
                                + " streams cannot be in a snapshot.",
                        "Start them in the main function or a deserialize callback, or end them in a serialize callback.");
            default ->
                JobProblem.of(
                        "modules-unsupported",
                        "This engine takes no ES modules",
                        refused.message() + " Node's snapshot builder runs scripts only.",
                        "Bundle the modules to one script (esbuild --bundle --format=iife --platform=node).");
        };
    }
}
