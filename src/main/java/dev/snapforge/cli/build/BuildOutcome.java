package dev.snapforge.cli.build;

import dev.snapforge.cli.failure.ExitCode;
import dev.snapforge.cli.service.JsonView;
import java.util.List;
import java.util.Set;

/** What an ended build means for the exit code. */
final class BuildOutcome {

    /** The bundle is not why it failed. */
    private static final Set<String> NOT_THE_BUNDLE = Set.of(
            "no-builder",
            "builder-lost",
            "machine-fault",
            "builder-out-of-memory",
            "signer-out-of-memory",
            "signing-refused",
            "report-unreadable");

    private BuildOutcome() {}

    static boolean succeeded(JsonView build) {
        return build.text("status").equals("SUCCEEDED");
    }

    static ExitCode exit(JsonView build) {
        if (succeeded(build)) {
            return ExitCode.DONE;
        }
        List<String> codes = build.list("jobs").stream()
                .map(it -> it.at("problem").text("code"))
                .filter(it -> !it.isEmpty())
                .toList();
        return !codes.isEmpty() && NOT_THE_BUNDLE.containsAll(codes) ? ExitCode.UNAVAILABLE : ExitCode.REFUSED;
    }
}
