package dev.snapforge.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret is read from a file that only its owner can read. */
class ClientSecretTest {

    @TempDir
    private Path folder;

    @Test
    void readsTheSecretWithoutTheLineEnd() throws IOException {
        assertThat(ClientSecret.read(file("s3cret+/=\n", "rw-------"))).isEqualTo("s3cret+/=");
    }

    @Test
    void refusesAFileThatOthersCanRead() throws IOException {
        refuses(file("s3cret", "rw-r-----"), "Other users can read");
        refuses(file("s3cret", "rw----r--"), "Other users can read");
    }

    @Test
    void refusesAFileWithoutASecret() throws IOException {
        refuses(file(" \n", "rw-------"), "holds no client secret");
        refuses(file("a".repeat(5000), "rw-------"), "more than 4096 bytes");
        refuses(folder.resolve("absent"), "cannot be read");
    }

    private static void refuses(Path file, String reason) {
        assertThatThrownBy(() -> ClientSecret.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("s3cret");
    }

    private Path file(String text, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
