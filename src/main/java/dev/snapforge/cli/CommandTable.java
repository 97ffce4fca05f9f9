package dev.snapforge.cli;

import dev.snapforge.cli.administration.CompletionCommand;
import dev.snapforge.cli.administration.EnginesCommand;
import dev.snapforge.cli.administration.KeysCommand;
import dev.snapforge.cli.administration.LoginCommand;
import dev.snapforge.cli.administration.TokensCommand;
import dev.snapforge.cli.build.BuildCommand;
import dev.snapforge.cli.build.DoctorCommand;
import dev.snapforge.cli.build.LogsCommand;
import dev.snapforge.cli.build.ReproduceCommand;
import dev.snapforge.cli.build.StatusCommand;
import dev.snapforge.cli.lifecycle.DeprecateCommand;
import dev.snapforge.cli.lifecycle.UndeprecateCommand;
import dev.snapforge.cli.release.CompareCommand;
import dev.snapforge.cli.release.DownloadCommand;
import dev.snapforge.cli.release.HistoryCommand;
import dev.snapforge.cli.release.InspectCommand;
import dev.snapforge.cli.release.InstallCommand;
import dev.snapforge.cli.release.PromoteCommand;
import dev.snapforge.cli.release.ResolveCommand;
import dev.snapforge.cli.release.RollbackCommand;
import dev.snapforge.cli.release.VerifyCommand;
import dev.snapforge.cli.session.Session;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** All commands by their names, in the order in which help lists them. */
final class CommandTable {

    /** Those that need to know the others. */
    private static final List<String> WHOLE = List.of("completion");

    private final Map<String, Supplier<Object>> all = new LinkedHashMap<>();

    CommandTable(Session session, InputStream in) {
        all.put("build", () -> new BuildCommand(session));
        all.put("doctor", () -> new DoctorCommand(session));
        all.put("status", () -> new StatusCommand(session));
        all.put("logs", () -> new LogsCommand(session));
        all.put("resolve", () -> new ResolveCommand(session));
        all.put("download", () -> new DownloadCommand(session));
        all.put("install", () -> new InstallCommand(session));
        all.put("verify", () -> new VerifyCommand(session));
        all.put("inspect", () -> new InspectCommand(session));
        all.put("reproduce", () -> new ReproduceCommand(session));
        all.put("promote", () -> new PromoteCommand(session));
        all.put("rollback", () -> new RollbackCommand(session));
        all.put("history", () -> new HistoryCommand(session));
        all.put("deprecate", () -> new DeprecateCommand(session));
        all.put("undeprecate", () -> new UndeprecateCommand(session));
        all.put("compare", () -> new CompareCommand(session));
        all.put("engines", () -> new EnginesCommand(session));
        all.put("keys", () -> new KeysCommand(session));
        all.put("tokens", () -> new TokensCommand(session));
        all.put("login", () -> new LoginCommand(session, in));
        all.put("completion", () -> new CompletionCommand(session));
    }

    /** Adds those that the arguments can mean: to read the options of all of them takes half of a start. */
    void addTo(CommandLine program, String... arguments) {
        List<String> named =
                Arrays.stream(arguments).filter(all::containsKey).distinct().toList();
        boolean one = !named.isEmpty() && named.stream().noneMatch(WHOLE::contains);
        all.forEach((name, command) -> {
            if (!one || named.contains(name)) {
                program.addSubcommand(name, command.get());
            }
        });
    }
}
