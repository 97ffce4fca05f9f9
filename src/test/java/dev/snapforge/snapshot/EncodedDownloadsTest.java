package dev.snapforge.snapshot;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import dev.snapforge.core.Digest;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.snapshot.encoding.SupersededContainers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.test.context.ContextConfiguration;

/** Containers that were compressed before a client wants them, alone and as deltas. */
@SpringBootTest(
        classes = SnapshotApiTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.blob.directory=${tests.fork.folder:target/tests}/encodings/${random.uuid}",
            "snapforge.signing.key-file=${tests.fork.folder:target/tests}/encodings/${random.uuid}.pem",
            "snapforge.encoding.ahead=true",
            "snapforge.encoding.max-size=128KB",
            "management.endpoint.health.validate-group-membership=false"
        })
@ContextConfiguration(initializers = SharedPostgres.class)
@Import(EncodedDownloadsTest.Channels.class)
class EncodedDownloadsTest extends SnapshotApiFixture {

    private static final byte[] DCZ_HEADER = {0x5E, 0x2A, 0x4D, 0x18, 0x20, 0, 0, 0};

    @Autowired
    private Channels channels;

    @Autowired
    @Qualifier("encodingTask")
    private SchedulingConfigurer task;

    private byte[] before = {};
    private byte[] after = {};

    @BeforeEach
    void publishTwoThatAreNearlyEqual() {
        String heap = text();
        channels.moves.clear();
        before = publishNew(heap + "first");
        after = publishNew(heap + "second");
        channels.moved(before, after);
    }

    @Test
    void whatWasPublishedIsCompressedBeforeAClientWantsIt() throws Exception {
        task();
        // Nothing can be compressed any more.
        blobs.delete(Digest.of(after));

        HttpResponse<byte[]> answer = download(after, "zstd", null);

        assertThat(answer).hasStatus(200).hasHeader("Content-Encoding", "zstd");
        assertThat(decoded(answer.body(), null)).isEqualTo(after);
    }

    @Test
    void whatWasNotCompressedIsWhenAClientWantsIt() throws Exception {
        assertThat(kept(after, null)).isEmpty();

        HttpResponse<byte[]> answer = download(after, "zstd", null);

        assertThat(decoded(answer.body(), null)).isEqualTo(after);
        assertThat(kept(after, null)).containsExactly(Digest.of(answer.body()).toString());
    }

    @Test
    void aClientThatHasTheOldContainerGetsWhatIsNew() throws Exception {
        task();

        HttpResponse<byte[]> delta = download(after, "gzip, zstd, dcz", before);

        assertThat(delta).hasStatus(200).hasHeader("Content-Encoding", "dcz");
        assertThat(delta.headers().allValues("Vary")).contains("Accept-Encoding", "Available-Dictionary");
        assertThat(delta.headers().firstValue("Use-As-Dictionary")).contains("match=\"/api/v1/snapshots/*/container\"");
        assertThat(delta.headers().firstValue("ETag"))
                .contains('"' + Digest.of(after).hex() + "-dcz-"
                        + Digest.of(before).hex() + '"');
        assertThat(delta.body()).startsWith(DCZ_HEADER);
        assertThat(Arrays.copyOfRange(delta.body(), 8, 40))
                .isEqualTo(Digest.of(before).bytes());
        assertThat(decoded(delta.body(), before)).isEqualTo(after);
        assertThat(delta.body().length).isLessThan(download(after, "zstd", null).body().length / 2);
    }

    @Test
    void otherDictionariesAndClientsWithoutDczGetTheWholeContainer() throws Exception {
        byte[] other = publishNew(text());
        task();

        for (HttpResponse<byte[]> answer : List.of(
                download(after, "zstd, dcz", other),
                download(after, "zstd, dcz", "never published".getBytes(UTF_8)),
                download(after, "zstd, dcz", null),
                download(after, "zstd", before))) {
            assertThat(answer).hasStatus(200).hasHeader("Content-Encoding", "zstd");
            assertThat(decoded(answer.body(), null)).isEqualTo(after);
        }
        assertThat(download(after, "dcz", other).body()).isEqualTo(after);
        assertThat(download(after, "dcz;q=0.5, zstd", before)).hasHeader("Content-Encoding", "zstd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", ":x:", "\"sha-256\"", ":O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik:"})
    void aMalformedDictionaryCountsAsNone(String header) throws Exception {
        task();

        HttpResponse<byte[]> answer =
                get("/" + Digest.of(after) + "/container", "Accept-Encoding", "dcz", "Available-Dictionary", header);

        assertThat(answer.body()).isEqualTo(after);
    }

    @Test
    void nothingIsHandedOutOfARevokedSnapshot() throws Exception {
        task();
        snapshots.revoke(Digest.of(after), "It was made by mistake.");

        assertThat(download(after, "dcz", before)).isRefused(410, "snapshot-revoked");
    }

    @Test
    void aRevokedSnapshotIsADictionaryStill() throws Exception {
        snapshots.revoke(Digest.of(before), "It has a mistake that the next one has not.");
        task();

        assertThat(decoded(download(after, "dcz", before).body(), before)).isEqualTo(after);
    }

    @Test
    void aDamagedDeltaIsNotServedAndMadeAgain() throws Exception {
        task();
        Path file = file(Digest.parse(kept(after, before).get(0)));
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 1;
        Files.write(file, damaged);

        assertThat(download(after, "dcz", before).body()).isEqualTo(after);
        assertThat(kept(after, before)).isEmpty();

        task();
        assertThat(decoded(download(after, "dcz", before).body(), before)).isEqualTo(after);
    }

    @Test
    void aRowThatSaysTooSmallASizeCostsNoDownload() throws Exception {
        task();
        database.sql("update snapshot_encoding set size = 1 where snapshot = ?")
                .param(Digest.of(after).toString())
                .update();

        assertThat(download(after, "dcz", before).body()).isEqualTo(after);
        assertThat(decoded(download(after, "zstd", null).body(), null)).isEqualTo(after);
        assertThat(kept(after, before)).isEmpty();
    }

    @Test
    void aDictionaryThatCannotBeReadNowCostsNoDownloadAndNoDelta() throws Exception {
        task();
        Path file = file(Digest.of(before));
        Files.delete(file);
        Files.createDirectory(file);

        assertThat(download(after, "zstd, dcz", before)).hasStatus(200).hasHeader("Content-Encoding", "zstd");

        Files.delete(file);
        Files.write(file, before);
        assertThat(download(after, "zstd, dcz", before)).hasStatus(200).hasHeader("Content-Encoding", "dcz");
    }

    @Test
    void aRowThatNamesTheDeltaOfAnotherContainerIsNotBelieved() throws Exception {
        byte[] other = publishNew(text());
        task();
        database.sql("update snapshot_encoding set content = ?, size = ? where snapshot = ? and dictionary is null")
                .params(
                        kept(other, null).get(0),
                        download(other, "zstd", null).body().length,
                        Digest.of(after).toString())
                .update();

        assertThat(decoded(download(after, "zstd", null).body(), null)).isEqualTo(after);
    }

    @Test
    void whatIsLargerThanTheLimitIsCompressedForItsFirstDownloadOnly() throws Exception {
        String heap = text().repeat(4);
        byte[] large = publishNew(heap + "first");
        byte[] larger = publishNew(heap + "second");
        channels.moved(large, larger);
        channels.moved(large, after);
        assertThat(large.length).isGreaterThan(128 << 10);
        task();

        assertThat(kept(large, null)).isEmpty();
        assertThat(kept(larger, large)).isEmpty();
        assertThat(kept(after, large)).isEmpty();
        assertThat(kept(after, null)).hasSize(1);

        assertThat(decoded(download(large, "zstd", null).body(), null)).isEqualTo(large);
        assertThat(kept(large, null)).hasSize(1);
    }

    @Test
    void anOutageOfTheStoreUsesUpNoAttempts() throws Exception {
        Path file = file(Digest.of(after));
        Files.delete(file);
        Files.createDirectory(file);
        for (int i = 0; i < 5; i++) {
            task();
            allAreDue();
        }
        assertThat(kept(after, null)).isEmpty();
        assertThat(database.sql("select max(begun) from snapshot_encoding where snapshot = ?")
                        .param(Digest.of(after).toString())
                        .query(Integer.class)
                        .single())
                .isZero();

        Files.delete(file);
        Files.write(file, after);
        task();
        assertThat(kept(after, null)).hasSize(1);
        assertThat(kept(after, before)).hasSize(1);
    }

    @Test
    void whatEndsAProcessIsBegunThreeTimes() {
        for (int i = 0; i < 3; i++) {
            database.sql("insert into snapshot_encoding (snapshot, due_at, begun) values (?, 'epoch', 1)"
                            + " on conflict (snapshot, dictionary) do update set begun = snapshot_encoding.begun + 1")
                    .param(Digest.of(after).toString())
                    .update();
        }

        task();

        assertThat(kept(after, null)).isEmpty();
    }

    @Test
    void aSnapshotThatIsGoneStopsNoOther() {
        byte[] other = publishNew(text());
        channels.moves.clear();
        channels.moved(SampleContainers.containerOf(bundle(), LINUX, "intl", "never published"), other);
        channels.moved(before, after);

        task();

        assertThat(kept(after, before)).hasSize(1);
    }

    @Test
    void aDeltaThatSavesNothingIsNotKept() throws Exception {
        byte[] other = publishNew(text());
        channels.moved(other, after);
        task();

        assertThat(kept(after, other)).isEmpty();
        assertThat(download(after, "dcz", other).body()).isEqualTo(after);
    }

    @Test
    void deltasGoWithTheirSnapshots() {
        task();
        assertThat(kept(after, before)).hasSize(1);

        database.sql("delete from snapshot_build where snapshot_digest = ?")
                .param(Digest.of(before).toString())
                .update();
        database.sql("delete from snapshot where digest = ?")
                .param(Digest.of(before).toString())
                .update();

        assertThat(kept(after, before)).isEmpty();
    }

    private byte[] publishNew(String heap) {
        byte[] file = SampleContainers.containerOf(bundle(), LINUX, "intl", heap);
        publish(file, UUID.randomUUID(), null, null);
        return file;
    }

    /** Runs what runs every two seconds in a service, as often as it takes for everything to have its turn. */
    private void task() {
        ScheduledTaskRegistrar registrar = new ScheduledTaskRegistrar();
        task.configureTasks(registrar);
        for (int i = 0; i < 5; i++) {
            registrar.getFixedDelayTaskList().forEach(it -> it.getRunnable().run());
        }
    }

    /** Some minutes later. */
    private void allAreDue() {
        database.sql("update snapshot_encoding set due_at = 'epoch' where content is null")
                .update();
    }

    private Path file(Digest content) {
        return settings.directory()
                .resolve("sha256")
                .resolve(content.hex().substring(0, 2))
                .resolve(content.hex());
    }

    private HttpResponse<byte[]> download(byte[] file, String coding, byte @Nullable [] dictionary) throws Exception {
        String path = "/" + Digest.of(file) + "/container";
        return dictionary == null
                ? get(path, "Accept-Encoding", coding)
                : get(path, "Accept-Encoding", coding, "Available-Dictionary", header(dictionary));
    }

    private static String header(byte[] dictionary) {
        return ':' + Base64.getEncoder().encodeToString(Digest.of(dictionary).bytes()) + ':';
    }

    private List<String> kept(byte[] file, byte @Nullable [] dictionary) {
        return database.sql("select content from snapshot_encoding where snapshot = :snapshot and content is not null"
                        + " and dictionary is not distinct from cast(:dictionary as text)")
                .param("snapshot", Digest.of(file).toString())
                .param(
                        "dictionary",
                        dictionary == null ? null : Digest.of(dictionary).toString())
                .query(String.class)
                .list();
    }

    private static byte[] decoded(byte[] encoded, byte @Nullable [] dictionary) throws IOException {
        try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(encoded))) {
            if (dictionary != null) {
                in.setDict(dictionary);
            }
            return in.readAllBytes();
        }
    }

    /** What does not compress well. */
    private static String text() {
        byte[] random = new byte[30_000];
        new Random(UUID.randomUUID().hashCode()).nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    /** Which channels moved. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Channels {

        private final List<SupersededContainers.ContainerUpdate> moves = new ArrayList<>();

        void moved(byte[] from, byte[] to) {
            moves.add(new SupersededContainers.ContainerUpdate(Digest.of(from), Digest.of(to)));
        }

        @Bean
        @Primary
        SupersededContainers movedChannels() {
            return (since, versions, limit) -> List.copyOf(moves);
        }
    }
}
