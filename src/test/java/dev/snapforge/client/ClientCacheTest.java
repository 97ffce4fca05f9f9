package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.client.http.ServiceUnreachableException;
import dev.snapforge.core.Digest;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.VerificationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is in the cache is not asked for again, and is never trusted. */
class ClientCacheTest extends SnapforgeFixture {

    @Test
    void asksTheServiceForNothingThatIsInTheCache() throws Exception {
        snapforge.fetch(digest.toString());
        int before = service.requests.size();

        assertThat(builder().build().fetch(digest.toString()).digest()).isEqualTo(digest);
        assertThat(service.requests).hasSize(before);
    }

    @Test
    void fetchesDamagedCacheEntriesAnew() throws Exception {
        Snapforge always = builder().verification(VerificationPolicy.ALWAYS).build();
        always.fetch(digest.toString());
        List<Path> files = cached();
        assertThat(files).hasSize(2);
        for (Path file : files) {
            byte[] sound = Files.readAllBytes(file);
            byte[] flipped = sound.clone();
            flipped[sound.length / 2] ^= 1;
            for (byte[] damaged : List.of(flipped, new byte[0], "{}".getBytes(StandardCharsets.UTF_8))) {
                Files.write(file, damaged);

                assertThat(always.fetch(digest.toString()).digest()).isEqualTo(digest);
                assertThat(file).hasBinaryContent(sound);
            }
        }
    }

    @Test
    void saysWhyDamagedEntryCannotBeReplacedOffline() throws Exception {
        snapforge.fetch(digest.toString());
        Path container = cached().get(1);
        byte[] damaged = Files.readAllBytes(container);
        damaged[5000] ^= 1;
        Files.write(container, damaged);
        service.close();

        assertThatExceptionOfType(ServiceUnreachableException.class)
                .isThrownBy(() -> snapforge.fetch(digest.toString()))
                .satisfies(refusal -> assertThat(refusal.getSuppressed())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                VerificationException.class,
                                damage -> assertThat(damage.code()).isEqualTo("digest-mismatch")));
    }

    @Test
    void verifiesAgainWhatIsInTheCache() throws Exception {
        snapforge.fetch(digest.toString());
        PublicKeyInfo revoked = SampleSnapshots.publicKey(pair, KeyStatus.REVOKED);

        assertRefused(
                "revoked-key",
                () -> builder().trusting(trusted(revoked)).build().fetch(digest.toString()));
    }

    @Test
    void severalThreadsAndClientsShareOneCache() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Digest> fetch =
                    () -> builder().build().fetch(digest.toString()).digest();
            for (Future<Digest> fetched : threads.invokeAll(Collections.nCopies(24, fetch))) {
                assertThat(fetched.get()).isEqualTo(digest);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(cached()).hasSize(2);
    }

    @Test
    void refusesCacheThatCannotBeWritten() throws Exception {
        Path noFolder = Files.createFile(folder.resolve("file"));

        assertRefused(
                "cache-unusable", () -> builder().cachingIn(noFolder).build().fetch(digest.toString()));
    }

    /** Signature first, then container. */
    private List<Path> cached() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("cache/sha256"))) {
            return files.sorted().toList();
        }
    }
}
