package dev.snapforge.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The openssl on the PATH: a second opinion on keys and signatures. */
public final class OpenSsl {

    private OpenSsl() {}

    /** How it ended, and what it printed. */
    public record Answer(int exitCode, String text) {}

    /** Runs it in this folder. */
    public static Answer run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    /** Asks whether a file in this folder has the signature that another one holds, by the public key that a third one holds. */
    public static Answer verify(Path folder, String key, String signature, String file)
            throws IOException, InterruptedException {
        return run(folder, "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", key, "-sigfile", signature, "-in", file);
    }
}
