package dev.snapforge.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What {@code --help} and {@code --version} print, without starting anything. */
public final class ImmediateAnswer {

    private ImmediateAnswer() {}

    /**
     * Looks whether the command line asks for something that can be answered without a start.
     *
     * @param arguments of the command line
     * @return the text to print instead of starting, if one of them asks for it
     */
    public static Optional<String> to(String... arguments) {
        List<String> given = Arrays.asList(arguments);
        if (given.contains("--help") || given.contains("-h")) {
            return Optional.of(version() + System.lineSeparator() + read("help.txt"));
        }
        return given.contains("--version") ? Optional.of(version()) : Optional.empty();
    }

    private static String version() {
        return "Snapforge " + buildVersion() + ", Java " + Runtime.version();
    }

    /** From the file that the build writes; classes that an IDE has compiled lack it. */
    private static String buildVersion() {
        Properties build = new Properties();
        try (InputStream in = ImmediateAnswer.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("build.version", "of unknown version");
    }

    private static String read(String resource) {
        try (InputStream in = ImmediateAnswer.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
