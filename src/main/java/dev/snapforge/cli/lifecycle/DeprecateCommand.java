package dev.snapforge.cli.lifecycle;

import dev.snapforge.cli.session.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that a version should not be used any more. */
@Command(name = "deprecate", description = "Say that a version should not be used any more, and why; it can still be.")
public final class DeprecateCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name.")
    String name = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "The version.")
    String version = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "What to use instead, or why: whoever gets the version reads it. At most 1000 characters.")
    String reason = "";

    /** @param session what all commands share */
    public DeprecateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.service().send("PUT", DeprecationPath.of(name, version), Map.of("reason", reason));
        session.result(
                Map.of("name", name, "version", version, "deprecated", true, "reason", reason),
                List.of(name + " " + version + " is deprecated: " + reason));
        return 0;
    }
}
