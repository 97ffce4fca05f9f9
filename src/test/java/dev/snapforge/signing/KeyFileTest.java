package dev.snapforge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.support.OpenSsl;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.VerificationKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    @TempDir
    Path folder;

    @Test
    void makesKeyThatOnlyItsOwnerCanReadAndOpensslUnderstands() throws Exception {
        Path file = folder.resolve("new/key.pem");

        Ed25519PrivateKey key = new KeyFile(file).loadOrCreate();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        OpenSsl.Answer answer = OpenSsl.run(folder, "pkey", "-in", "new/key.pem", "-noout", "-text");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.text().replaceAll("[\\s:]", ""))
                .contains("ED25519")
                .endsWith(HexFormat.of().formatHex(key.publicKey()));
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void readsKeyThatOpensslMade() throws Exception {
        Path file = folder.resolve("key.pem");
        OpenSsl.run(folder, "genpkey", "-algorithm", "ed25519", "-out", "key.pem");
        OpenSsl.run(folder, "pkey", "-in", "key.pem", "-pubout", "-out", "public.pem");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

        Ed25519PrivateKey key = new KeyFile(file).loadOrCreate();

        assertThat(key.toPem()).isEqualTo(Files.readString(file));
        assertThat(VerificationKeys.fromPem(Files.readString(folder.resolve("public.pem")))
                        .find(PublicKeyInfo.of(key.publicKey(), Instant.EPOCH, null, KeyStatus.ACTIVE)
                                .keyId()))
                .isPresent();
    }

    @Test
    void processesThatStartTogetherAgreeOnOneKey() throws Exception {
        Path file = folder.resolve("key.pem");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<String> start = () -> new KeyFile(file).loadOrCreate().toPem();
            List<Future<String>> keys = threads.invokeAll(Collections.nCopies(16, start));
            for (Future<String> key : keys) {
                assertThat(key.get()).isEqualTo(Files.readString(file));
            }
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw------x", "rwxrwxrwx"})
    void refusesKeyThatOthersCanGetAt(String mode) throws Exception {
        Path file = folder.resolve("key.pem");
        new KeyFile(file).loadOrCreate();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> new KeyFile(file).loadOrCreate())
                .withMessageContaining("chmod 600")
                .withMessageNotContaining(folder.toString())
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("key-file-exposed");
                    assertThat(refusal.found()).isEqualTo("mode " + mode);
                });
    }

    @Test
    void refusesDamagedKeyAndLeavesItAlone() throws Exception {
        String pem = new KeyFile(folder.resolve("good.pem")).loadOrCreate().toPem();
        List<String> damaged = List.of(
                "",
                "secret",
                pem.replace("MC4", "MC5"),
                pem.replace("BEGIN PRIVATE", "BEGIN PUBLIC"),
                pem.substring(0, 60),
                pem + pem,
                "x".repeat(5000));
        for (String text : damaged) {
            Path file = Files.createTempFile(folder, "damaged", ".pem");
            Files.writeString(file, text);

            assertThatExceptionOfType(KeyFileException.class)
                    .isThrownBy(() -> new KeyFile(file).loadOrCreate())
                    .withMessageNotContaining("secret")
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("key-file-damaged"));
            assertThat(file).hasContent(text);
        }
    }

    @Test
    void refusesPlaceWhereNoKeyCanBe() throws Exception {
        Path noFolder = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> new KeyFile(noFolder.resolve("key.pem")).loadOrCreate())
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("key-file-unavailable"));
    }
}
