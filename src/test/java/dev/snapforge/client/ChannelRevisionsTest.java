package dev.snapforge.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.verify.ChannelPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a client remembers of a channel, and what it refuses because of that. */
class ChannelRevisionsTest extends ResolveFixture {

    @Test
    void refusesReplayOfAnOlderRevisionAndKeepsTheLastGood() throws Exception {
        promote("1.1.0", second, 2, 2);
        assertFresh(second, resolve(STABLE));
        promote("1.0.0", first, 1, 1);

        Resolution resolution = resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(ResolutionSource.CACHED);
        assertThat(resolution.snapshot().orElseThrow().digest()).isEqualTo(second);
        assertThat(problem(resolution)).isEqualTo("channel-rolled-back-unsigned");
    }

    @Test
    void refusesTheSameRevisionForTwoVersions() throws Exception {
        resolve(STABLE);
        promote("1.1.0", second, 2, 1);

        assertThat(problem(resolve(STABLE))).isEqualTo("channel-revision-reused");
    }

    @Test
    void reportsGenuineRollbackOnce() throws Exception {
        promote("1.1.0", second, 2, 2);
        resolve(STABLE);
        promote("1.0.0", first, 1, 3);

        Resolution resolution = resolve(STABLE);
        assertFresh(first, resolution);
        assertThat(resolution.rolledBackFrom()).contains(new ChannelPosition(2, "1.1.0", 2));
        assertThat(resolution.toString()).endsWith("rolled back from 1.1.0");
        assertThat(resolve(STABLE).rolledBackFrom()).isEmpty();
    }

    @Test
    void remembersRevisionsThoughTheirNotesAreDamaged() throws Exception {
        promote("1.1.0", second, 2, 2);
        resolve(STABLE);
        damage("channels");
        promote("1.0.0", first, 1, 1);
        assertThat(problem(resolve(STABLE))).isEqualTo("channel-rolled-back-unsigned");

        promote("1.1.0", second, 2, 2);
        assertFresh(second, resolve(STABLE));
    }

    /** Until 0.2.0 a channel's folder was named by a digest. */
    @Test
    void remembersWhatAnEarlierClientHasSeen() throws Exception {
        promote("1.1.0", second, 2, 2);
        resolve(STABLE);
        Path note = files("channels").get(0);
        Path earlier = Objects.requireNonNull(note.getParent())
                .resolveSibling(
                        Digest.of("stable of text-tools".getBytes(UTF_8)).hex());
        Files.move(note.getParent(), earlier);
        promote("1.0.0", first, 1, 1);
        assertThat(problem(resolve(STABLE))).isEqualTo("channel-rolled-back-unsigned");
    }

    @Test
    void sharesTheMemoryOfRevisionsBetweenQuestions() throws Exception {
        promote("1.1.0", second, 2, 2);
        resolve(STABLE);
        // As another engine on this machine would: nothing about its question is in the cache.
        deleteAll("names");
        promote("1.0.0", first, 1, 1);

        Resolution resolution = resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(problem(resolution)).isEqualTo("channel-rolled-back-unsigned");
    }

    @Test
    void doesNotFallBackBehindRevisionThatWasSeen() throws Exception {
        resolve(STABLE);
        Path note = files("names").get(0);
        byte[] old = Files.readAllBytes(note);
        promote("1.1.0", second, 2, 2);
        resolve(STABLE);
        Files.write(note, old);
        service.close();

        Resolution resolution = resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(beside(resolution)).containsExactly("channel-rolled-back-unsigned");
    }

    @Test
    void severalClientsShareOneCacheAndNeverGoBack() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            for (long revision = 2; revision <= 6; revision++) {
                promote("1." + revision, revision % 2 == 0 ? second : first, revision, revision);
                long expected = revision;
                Callable<Long> latest = () -> Objects.requireNonNull(
                                resolve(STABLE).release().orElseThrow().channel())
                        .revision();
                for (Future<Long> seen : threads.invokeAll(Collections.nCopies(6, latest))) {
                    assertThat(seen.get()).isEqualTo(expected);
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(files("channels"))
                .singleElement()
                .satisfies(it -> assertThat(it.getFileName()).hasToString("6.json"));
    }

    private void deleteAll(String below) throws IOException {
        assertThat(files(below)).isNotEmpty();
        for (Path file : files(below)) {
            Files.delete(file);
        }
    }
}
