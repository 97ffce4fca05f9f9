package dev.snapforge.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** SoftHSM, a PKCS#11 token that is a program, with tokens in a folder of its own. */
public final class SoftHsm {

    public static final String PIN = "9876-pin";

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    private final Path folder;

    private SoftHsm(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where SoftHSM is not installed; where it is, this process uses the tokens in this folder from now on. */
    public static SoftHsm in(Path folder) throws IOException {
        assumeTrue(installed().isPresent(), "SoftHSM is not installed here: apt-get install softhsm2");
        SoftHsm made = new SoftHsm(folder);
        Files.createDirectories(made.tokens());
        Files.writeString(
                made.configuration(),
                "directories.tokendir = " + made.tokens() + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        // The library reads the environment of its process, which Java cannot change by itself.
        NativeLibrary.getInstance("c")
                .getFunction("setenv")
                .invokeInt(new Object[] {"SOFTHSM2_CONF", made.configuration().toString(), 1});
        return made;
    }

    private static Optional<Path> installed() {
        return PLACES.stream()
                .filter(it -> Files.exists(it) && Files.exists(Path.of("/usr/bin/softhsm2-util")))
                .findFirst();
    }

    public Path library() {
        return installed().orElseThrow();
    }

    /** Where the tokens are. */
    public Path tokens() {
        return folder.resolve("tokens");
    }

    private Path configuration() {
        return folder.resolve("softhsm2.conf");
    }

    /** A new token, with {@link #PIN}. */
    public void addToken(String label) throws IOException, InterruptedException {
        run("--init-token", "--free", "--label", label, "--so-pin", "12345678", "--pin", PIN);
    }

    /** A new Ed25519 key pair in a token. */
    public void addKey(String token, String label, String id) throws IOException, InterruptedException {
        add(token, label, id, "ed25519");
    }

    /** A new key pair of an algorithm that openssl knows. */
    public void add(String token, String label, String id, String algorithm) throws IOException, InterruptedException {
        assertThat(OpenSsl.run(folder, "genpkey", "-algorithm", algorithm, "-out", "made.pem")
                        .exitCode())
                .isZero();
        run("--import", "made.pem", "--token", token, "--label", label, "--id", id, "--pin", PIN);
    }

    /** A file with the PIN, or with another one, that its owner alone can read. */
    public Path pinFile(String pin) throws IOException {
        Path file = Files.writeString(folder.resolve("pin"), pin + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder command =
                new ProcessBuilder("softhsm2-util").directory(folder.toFile()).redirectErrorStream(true);
        command.command().addAll(List.of(arguments));
        command.environment().put("SOFTHSM2_CONF", configuration().toString());
        Process process = command.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
    }
}
