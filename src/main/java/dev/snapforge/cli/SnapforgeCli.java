package dev.snapforge.cli;

import dev.snapforge.cli.failure.ExitCode;
import dev.snapforge.cli.session.FailurePrinter;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.cli.terminal.Style;
import dev.snapforge.cli.terminal.Terminal;
import dev.snapforge.core.SnapforgeException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code snapforge}. */
public final class SnapforgeCli {

    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;
    private final Map<String, String> environment;

    SnapforgeCli(PrintStream out, PrintStream err, InputStream in, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.in = in;
        this.environment = environment;
    }

    /** Runs one command. */
    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int exit = new SnapforgeCli(out, err, System.in, System.getenv()).run(Path.of(""), arguments);
        err.flush();
        System.exit(exit);
    }

    /**
     * Runs one command.
     *
     * @return how the program ends
     */
    int run(Path directory, String... arguments) {
        RootCommand root = new RootCommand();
        Terminal terminal = Terminal.of(out, err, environment);
        Session session =
                new Session(root.options, terminal, environment, Clock.systemUTC(), directory.toAbsolutePath());
        FailurePrinter failures = new FailurePrinter(session);
        CommandLine program = new CommandLine(root);
        new CommandTable(session, in).addTo(program, arguments);
        program.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.coloursResults() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((e, unused) -> misused(e, terminal))
                .setExecutionExceptionHandler((e, unused, parsed) -> e instanceof SnapforgeException refusal
                        ? failures.print(refusal)
                        : failures.print(e, environment.containsKey("SNAPFORGE_DEBUG")))
                .setExecutionStrategy(parsed -> {
                    session.applyOptions();
                    return new CommandLine.RunLast().execute(parsed);
                });
        if (arguments.length == 0) {
            program.usage(err);
            return ExitCode.USAGE.number();
        }
        return complete(program.execute(arguments), terminal);
    }

    /** What was done, but could not be told, is not done: a token that was created may be lost. */
    private int complete(int exit, Terminal terminal) {
        if (!out.checkError() || exit != ExitCode.DONE.number()) {
            return exit;
        }
        terminal.message(
                Style.ERROR,
                "error[unwritable-file]",
                "Standard output took not all of the result; something is lost.");
        terminal.message("      hint: Check the space that is left where it goes.");
        return ExitCode.USAGE.number();
    }

    private int misused(ParameterException e, Terminal terminal) {
        CommandLine command = e.getCommandLine();
        terminal.message(Style.ERROR, "error[usage]", Printable.line(String.valueOf(e.getMessage())));
        UnmatchedArgumentException.printSuggestions(e, command.getErr());
        terminal.message("      hint: '" + command.getCommandSpec().qualifiedName() + " --help' explains it.");
        return ExitCode.USAGE.number();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        // Java 17 encodes what it prints as the locale says, which is ASCII in many containers.
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
