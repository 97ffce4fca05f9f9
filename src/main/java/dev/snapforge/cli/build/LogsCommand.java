package dev.snapforge.cli.build;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.core.ErrorCategory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what the engine processes of a build have printed. */
@Command(name = "logs", description = "Print the logs of a build's jobs.")
public final class LogsCommand implements Callable<Integer> {

    private static final int MAX_LOG = 16 << 20;

    private final Session session;

    @Parameters(index = "0", paramLabel = "ID", description = "The build's id.")
    String id = "";

    @Option(names = "--target", paramLabel = "TARGET", description = "Of this target only.")
    @Nullable
    String target;

    /** @param session what all commands share */
    public LogsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String path = "/api/v1/builds/" + ServiceConnection.encoded(id);
        Map<String, Object> logs = new TreeMap<>();
        List<JsonView> jobs = session.service().get(path).list("jobs");
        for (JsonView job : jobs) {
            String of = job.text("target");
            if (target == null || target.equals(of)) {
                String log = path + "/jobs/" + ServiceConnection.encoded(job.text("id")) + "/log";
                byte[] text = session.service().bytes(log, "text/plain", MAX_LOG);
                logs.put(of, Printable.text(new String(text, StandardCharsets.UTF_8)));
            }
        }
        if (target != null && logs.isEmpty()) {
            throw noSuchTarget(target, jobs);
        }
        if (session.isJson()) {
            session.json(logs);
        } else {
            logs.forEach((of, text) -> {
                session.terminal().result("== " + Printable.line(of));
                session.terminal().result(String.valueOf(text).stripTrailing());
            });
        }
        return 0;
    }

    private CommandException noSuchTarget(String wanted, List<JsonView> jobs) {
        return new CommandException(
                ErrorCategory.NOT_FOUND,
                "no-such-target",
                "Build " + id + " has no job for " + wanted + ".",
                "one of "
                        + String.join(
                                ", ", jobs.stream().map(it -> it.text("target")).toList()),
                wanted,
                "Name one of them, or leave --target out.");
    }
}
