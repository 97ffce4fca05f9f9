package dev.snapforge.cli.session;

import dev.snapforge.cli.service.RetrySchedule;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.cli.settings.CommandSettings;
import dev.snapforge.cli.settings.ConfigurationFolder;
import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.cli.terminal.Style;
import dev.snapforge.cli.terminal.Table;
import dev.snapforge.cli.terminal.Terminal;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.VerificationKeys;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of the program: what all commands use, made when it is first needed. */
public final class Session {

    private final GlobalOptions options;
    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Path directory;
    private final Map<String, Object> kept = new TreeMap<>();
    private @Nullable CommandSettings settings;
    private @Nullable ServiceConnection service;

    /**
     * A run.
     *
     * @param options filled when the arguments have been read
     * @param directory the working directory
     */
    public Session(
            GlobalOptions options, Terminal terminal, Map<String, String> environment, Clock clock, Path directory) {
        this.options = options;
        this.terminal = terminal;
        this.environment = environment;
        this.clock = clock;
        this.directory = directory;
    }

    /** What options say about the terminal, once they have been read. */
    public void applyOptions() {
        if (options.noColor) {
            terminal.withoutColour();
        }
    }

    /** Whether the result is one JSON document. */
    public boolean isJson() {
        return options.json;
    }

    /** The terminal. */
    public Terminal terminal() {
        return terminal;
    }

    /** Tells the time. */
    public Clock clock() {
        return clock;
    }

    /** The working directory. */
    public Path directory() {
        return directory;
    }

    /** Whether there is to be no progress. */
    public boolean isQuiet() {
        return options.quiet;
    }

    /** The user's files. */
    public ConfigurationFolder folder() {
        return ConfigurationFolder.of(environment);
    }

    /** The service's address. */
    public URI url() {
        return settings().url(options.url);
    }

    /** The service. */
    public ServiceConnection service() {
        ServiceConnection made = service;
        if (made == null) {
            URI url = url();
            String token = settings().token(url, options.tokenFile);
            made = connection(url, token);
            service = made;
        }
        return made;
    }

    /** A service that is asked with another token than the settings have. */
    public ServiceConnection connection(URI url, @Nullable String token) {
        if (token != null && "http".equals(url.getScheme()) && !isLoopback(url)) {
            warn("the token goes to " + url.getHost() + " unencrypted; use https");
        }
        return new ServiceConnection(url, token, RetrySchedule.DEFAULT, RetrySchedule.Pause.REAL, this::note);
    }

    /** The keys that count, with what the service has told of them since; without any, those that the service names. */
    public VerificationKeys keys(List<Path> named) {
        List<Path> files = named.isEmpty() ? settings().keys() : named;
        if (files.isEmpty()) {
            note("the keys are those that " + url() + " names; --key pins the ones that you trust");
            return TrustedKeyFiles.ofService(service());
        }
        return TrustedKeyFiles.learning(TrustedKeyFiles.ofFiles(files), service(), clock);
    }

    /** The keys that count, without asking anyone. */
    public VerificationKeys keysOffline(List<Path> named) {
        return TrustedKeyFiles.ofFiles(named.isEmpty() ? settings().keys() : named);
    }

    /** Prints a JSON document, without characters that a terminal would obey. */
    public void json(@Nullable Object document) {
        StringBuilder text = new StringBuilder();
        for (char c : CanonicalJson.writeString(document).toCharArray()) {
            // JSON itself escapes those below U+0020.
            text.append(Printable.isObeyed(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        terminal.result(text.toString());
    }

    /** Keeps what is known of the result for the document that tells of a failure, if the result is to be one JSON document. */
    public void keep(Map<String, ?> members) {
        kept.putAll(members);
    }

    /** What is known of the result although the command failed. */
    Map<String, Object> kept() {
        return kept;
    }

    /**
     * Prints the result in the form that the user wants.
     *
     * @param document the whole of it, for JSON
     * @param lines what people read of it, cleaned here
     */
    public void result(@Nullable Object document, List<String> lines) {
        if (isJson()) {
            json(document);
        } else {
            lines.forEach(it -> terminal.result(Printable.line(it)));
        }
    }

    /** As {@link #result(Object, List)}, for what people read as a table. */
    public void result(@Nullable Object document, Table table) {
        if (isJson()) {
            json(document);
        } else {
            table.lines().forEach(terminal::result);
        }
    }

    /** Tells something that is no result, unless the user wants quiet. */
    public void note(String text) {
        if (!options.quiet) {
            terminal.message(Style.NOTE, "note", Printable.line(text));
        }
    }

    /** Tells something that the user should know. */
    public void warn(String text) {
        terminal.message(Style.WARNING, "warning", Printable.line(text));
    }

    private CommandSettings settings() {
        CommandSettings read = settings;
        if (read == null) {
            read = new CommandSettings(environment, folder());
            settings = read;
        }
        return read;
    }

    private static boolean isLoopback(URI url) {
        try {
            return InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
