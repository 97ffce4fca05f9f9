package dev.snapforge.cli.lifecycle;

import dev.snapforge.cli.session.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes back that a version is deprecated. */
@Command(name = "undeprecate", description = "Take back that a version should not be used any more.")
public final class UndeprecateCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name.")
    String name = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "The version.")
    String version = "";

    /** @param session what all commands share */
    public UndeprecateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.service().send("DELETE", DeprecationPath.of(name, version));
        session.result(
                Map.of("name", name, "version", version, "deprecated", false),
                List.of(name + " " + version + " is not deprecated"));
        return 0;
    }
}
