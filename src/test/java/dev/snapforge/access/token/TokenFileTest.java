package dev.snapforge.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void choosePlace() {
        path = folder.resolve("secrets").resolve("admin-token");
    }

    @Test
    void keepsATokenForItsOwnerOnly() throws IOException {
        TokenSecret secret = TokenSecret.generate();

        assertThat(new TokenFile(path).create(secret)).isTrue();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(new TokenFile(path).read()).contains(secret);
        try (var files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void neverReplacesAToken() {
        TokenSecret first = TokenSecret.generate();
        new TokenFile(path).create(first);

        assertThat(new TokenFile(path).create(TokenSecret.generate())).isFalse();
        assertThat(new TokenFile(path).read()).contains(first);
    }

    @Test
    void findsNothingWhereThereIsNoFile() {
        assertThat(new TokenFile(path).read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-rw----"})
    void refusesATokenThatOthersCanRead(String mode) throws IOException {
        new TokenFile(path).create(TokenSecret.generate());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> new TokenFile(path).read())
                .isInstanceOfSatisfying(BootstrapTokenException.class, e -> {
                    assertThat(e.code()).isEqualTo("bootstrap-token-unusable");
                    assertThat(e.found()).contains(mode);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "sf_short", "sf_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaa"})
    void refusesWhatCanBeGuessed(String text) throws IOException {
        new TokenFile(path).create(TokenSecret.generate());
        Files.writeString(path, text);

        assertThatThrownBy(() -> new TokenFile(path).read()).isInstanceOf(BootstrapTokenException.class);
    }

    @Test
    void tokensAreLongAndNeverShownByAccident() {
        TokenSecret secret = TokenSecret.generate();

        assertThat(secret.text()).startsWith("sf_").hasSize(3 + 43);
        assertThat(TokenSecret.generate().text()).isNotEqualTo(secret.text());
        assertThat(secret.toString()).doesNotContain(secret.text().substring(3));
    }
}
