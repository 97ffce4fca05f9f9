package dev.snapforge.cli.settings;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.core.ErrorCategory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The user's files: {@code config.properties}, and {@code credentials.properties} with a token for each service, for the user alone. */
public final class ConfigurationFolder {

    private static final String CONFIGURATION = "config.properties";
    private static final String CREDENTIALS = "credentials.properties";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;

    /** @param folder need not exist */
    public ConfigurationFolder(Path folder) {
        this.folder = folder;
    }

    /** {@code $XDG_CONFIG_HOME/snapforge}, else {@code ~/.config/snapforge}. */
    public static ConfigurationFolder of(Map<String, String> environment) {
        String base = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
        return new ConfigurationFolder(
                (base.isEmpty() ? Path.of(home, ".config") : Path.of(base)).resolve("snapforge"));
    }

    /** The settings file. */
    public Path configuration() {
        return folder.resolve(CONFIGURATION);
    }

    /** The file with the tokens. */
    public Path credentials() {
        return folder.resolve(CREDENTIALS);
    }

    /** The settings; empty if there is no file. */
    public Map<String, String> readConfiguration() {
        return read(configuration());
    }

    /**
     * The tokens, by the address of the service.
     *
     * @throws CommandException {@code open-credentials}, if others can read the file
     */
    public Map<String, String> readCredentials() {
        Path file = credentials();
        requirePrivate(file);
        return read(file);
    }

    /** Replaces the settings. */
    public void writeConfiguration(Map<String, String> settings) {
        write(configuration(), settings, "rw-r--r--");
    }

    /** Replaces the tokens, in a file that the user alone can read. */
    public void writeCredentials(Map<String, String> tokens) {
        write(credentials(), tokens, "rw-------");
    }

    private static void requirePrivate(Path file) {
        try {
            if (POSIX && Files.exists(file)) {
                Set<PosixFilePermission> open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                open.removeAll(PosixFilePermissions.fromString("rwx------"));
                if (!open.isEmpty()) {
                    throw new CommandException(
                            ErrorCategory.INVALID,
                            "open-credentials",
                            "Others can read the tokens in " + file + ".",
                            "a file of mode 0600",
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                            "chmod 600 " + file + ", and replace the tokens if others use this machine.");
                }
            }
        } catch (IOException e) {
            throw CommandException.unreadable(file, e);
        }
    }

    private static Map<String, String> read(Path file) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            Map<String, String> found = new TreeMap<>();
            properties.stringPropertyNames().forEach(it -> found.put(it, properties.getProperty(it)));
            return found;
        } catch (NoSuchFileException e) {
            return new TreeMap<>();
        } catch (IOException | IllegalArgumentException e) {
            throw CommandException.unreadable(file, e instanceof IOException io ? io : new IOException(e));
        }
    }

    private void write(Path file, Map<String, String> values, String mode) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((key, value) -> text.append(escaped(key, true))
                        .append('=')
                        .append(escaped(value, false))
                        .append('\n'));
        try {
            Files.createDirectories(folder, attributes("rwx------"));
            Path draft = Files.createTempFile(folder, "draft", ".tmp", attributes(mode));
            try {
                Files.write(draft, text.toString().getBytes(StandardCharsets.UTF_8));
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw CommandException.unwritable(file, e);
        }
    }

    // As java.util.Properties reads it.
    private static String escaped(String text, boolean key) {
        String clean = text.replace("\\", "\\\\").replace("\n", "\\n");
        return key ? clean.replace(":", "\\:").replace("=", "\\=").replace(" ", "\\ ") : clean;
    }

    private static FileAttribute<?>[] attributes(String mode) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
