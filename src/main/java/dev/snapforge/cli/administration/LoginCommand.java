package dev.snapforge.cli.administration;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.failure.ExitCode;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.settings.CommandSettings;
import dev.snapforge.cli.settings.ConfigurationFolder;
import dev.snapforge.core.SnapforgeException;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps a token for a service. */
@Command(
        name = "login",
        description =
                "Keep a token for a service, in a file that you alone can read. The token is read from the terminal "
                        + "without being shown, or from standard input.",
        footer = {"", "Example:", "  snapforge login --url https://snapforge.example < token-file"})
public final class LoginCommand implements Callable<Integer> {

    private static final int MAX_TOKEN = 1 << 15;

    private final Session session;
    private final InputStream input;

    @Option(names = "--remove", description = "Forget the token of the service instead.")
    boolean remove;

    /**
     * The command.
     *
     * @param session what all commands share
     * @param input where a token comes from that is not typed
     */
    public LoginCommand(Session session, InputStream input) {
        this.session = session;
        this.input = input;
    }

    @Override
    public Integer call() {
        URI url = session.url();
        ConfigurationFolder folder = session.folder();
        Map<String, String> tokens = new TreeMap<>(folder.readCredentials());
        if (remove) {
            tokens.remove(url.toString());
            folder.writeCredentials(tokens);
            return done("forgotten", url, folder);
        }
        String token = CommandSettings.checked(read(url));
        requireAccepted(url, token);
        tokens.put(url.toString(), token);
        folder.writeCredentials(tokens);
        Map<String, String> configuration = new TreeMap<>(folder.readConfiguration());
        configuration.put("url", url.toString());
        folder.writeConfiguration(configuration);
        return done("kept", url, folder);
    }

    private int done(String what, URI url, ConfigurationFolder folder) {
        session.result(
                Map.of("url", url.toString(), what, true),
                List.of("token " + what + " for " + url + ": " + folder.credentials()));
        return ExitCode.DONE.number();
    }

    /** Any scope may ask for the engines: only a token that is no token is refused. */
    private void requireAccepted(URI url, String token) {
        ServiceConnection service = session.connection(url, token);
        try {
            service.get("/api/v1/engines");
        } catch (SnapforgeException e) {
            if (!e.code().equals("scope-missing")) {
                throw e;
            }
        }
    }

    private String read(URI url) {
        Optional<Console> console =
                session.terminal().asks() ? Optional.ofNullable(System.console()) : Optional.empty();
        if (console.isPresent()) {
            char[] typed = console.get().readPassword("Token for %s: ", url);
            return typed == null ? "" : new String(typed).strip();
        }
        try {
            return new String(input.readNBytes(MAX_TOKEN), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw CommandException.usage(
                    "The token cannot be read.", "a token on standard input", "nothing", "Give it by '< FILE'.");
        }
    }
}
