package dev.snapforge.cli.settings;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.core.ErrorCategory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which service, token and keys count: an option goes before the environment, and that before the user's file. */
public final class CommandSettings {

    /** Where the service is that starts without any settings. */
    private static final String DEFAULT_URL = "http://127.0.0.1:8080";

    private static final Set<String> KNOWN = Set.of("url", "keys");

    private final Map<String, String> environment;
    private final ConfigurationFolder folder;
    private final Map<String, String> file;

    /**
     * Reads the user's file.
     *
     * @throws CommandException {@code unknown-setting}, if it has a setting that does not exist
     */
    public CommandSettings(Map<String, String> environment, ConfigurationFolder folder) {
        this.environment = environment;
        this.folder = folder;
        this.file = folder.readConfiguration();
        Set<String> unknown = new TreeSet<>(file.keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new CommandException(
                    ErrorCategory.INVALID,
                    "unknown-setting",
                    folder.configuration() + " has a setting that does not exist.",
                    String.join(", ", new TreeSet<>(KNOWN)),
                    String.join(", ", unknown),
                    "Remove it. Tokens are not kept there: 'snapforge login' keeps one where only you can read it.");
        }
    }

    /**
     * The service's address.
     *
     * @param option of the command line, or empty
     * @throws CommandException {@code bad-url}
     */
    public URI url(String option) {
        String text = Stream.of(option, environment.getOrDefault("SNAPFORGE_URL", ""), file.getOrDefault("url", ""))
                .filter(it -> !it.isBlank())
                .findFirst()
                .orElse(DEFAULT_URL);
        try {
            URI url = URI.create(text.strip().replaceAll("/+$", ""));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getRawQuery() == null && url.getRawUserInfo() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, like any other text that is no address.
        }
        throw new CommandException(
                ErrorCategory.INVALID,
                "bad-url",
                "This is not the address of a service.",
                "http(s)://host[:port][/path]",
                text,
                "Correct --url, SNAPFORGE_URL or " + folder.configuration() + ".");
    }

    /**
     * The token for a service; null if there is none.
     *
     * @param tokenFile of the command line, or null
     * @throws CommandException {@code bad-token}, if it has other characters than a token has
     */
    public @Nullable String token(URI url, @Nullable Path tokenFile) {
        String inEnvironment = environment.getOrDefault("SNAPFORGE_TOKEN", "").strip();
        String fileInEnvironment = environment.getOrDefault("SNAPFORGE_TOKEN_FILE", "");
        String token;
        if (tokenFile != null) {
            token = read(tokenFile);
        } else if (!inEnvironment.isEmpty()) {
            token = inEnvironment;
        } else if (!fileInEnvironment.isEmpty()) {
            token = read(Path.of(fileInEnvironment));
        } else {
            return folder.readCredentials().get(url.toString());
        }
        return checked(token);
    }

    /** The files with the keys that count, if the command line names none. */
    public List<Path> keys() {
        String text = environment.getOrDefault("SNAPFORGE_KEYS", file.getOrDefault("keys", ""));
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** Returns the token, if it can be one. */
    public static String checked(String token) {
        if (!token.matches("[A-Za-z0-9._~+/=-]{1,16384}")) {
            throw new CommandException(
                    ErrorCategory.INVALID,
                    "bad-token",
                    "This is not a token.",
                    "one word of the characters of RFC 6750",
                    token.isEmpty() ? "nothing" : "other characters",
                    "Give the token alone, as it was handed out.");
        }
        return token;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw CommandException.unreadable(file, e);
        }
    }
}
