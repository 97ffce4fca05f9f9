package dev.snapforge.access.token;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.FirstToken;
import java.io.PrintStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Shows the first admin token on standard output. It is no line of the log, so that no log file and no appender has it. Where the console
 * is structured, a collector reads and keeps it, and nothing is printed.
 */
@Component
class PrintedToken {

    private static final String NOTICE = """

            ==========================================================================
              The first admin token. It is shown this once; only its hash is kept.

                  %s

              Sign in with it in a browser, or send it as "Authorization: Bearer ...".
            ==========================================================================

            """;

    private final PrintStream console;
    private final boolean wanted;
    private final boolean structuredConsole;

    @Autowired
    PrintedToken(AccessSettings settings, Environment environment) {
        this(settings, environment, System.out);
    }

    PrintedToken(AccessSettings settings, Environment environment, PrintStream console) {
        this.console = console;
        this.wanted = settings.firstToken() == FirstToken.PRINT;
        this.structuredConsole = environment.containsProperty("logging.structured.format.console");
    }

    /** Whether the first token is to be printed, rather than written to a file. */
    boolean isWanted() {
        return wanted && !structuredConsole;
    }

    void print(TokenSecret secret) {
        console.print(NOTICE.formatted(secret.text()));
        console.flush();
    }
}
