package dev.snapforge.journey.drill;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapforge.core.Digest;
import dev.snapforge.support.BusyBuild;
import dev.snapforge.support.Cluster;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.answer.AnswerObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A file and a row that are not what they were, and a disk without room. */
@Tag("drills")
@ExtendWith(DrillTable.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DamageDrillTest {

    private static final String SNAPSHOTS = "/api/v1/snapshots/";
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    static Path folder;

    private static Cluster cluster;
    private static ServiceClient client;
    private static Path disk;
    private static boolean mounted;

    @BeforeAll
    static void start() throws Exception {
        disk = Files.createDirectories(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()) == 0;
        cluster = new Cluster(folder);
        client = cluster.launchAll(Map.of(
                        "snapforge.blob.directory",
                        disk.resolve("blobs").toString(),
                        "snapforge.engine.targets",
                        TestTargets.CURRENT,
                        // Whatever is asked for is read from the disk.
                        "snapforge.download.cache-size",
                        "0",
                        // And nothing else is.
                        "snapforge.encoding.ahead",
                        "false"))
                .awaitStarted()
                .client();
    }

    @AfterAll
    static void close() throws Exception {
        cluster.close();
        if (mounted) {
            run("umount", disk.toString());
        }
    }

    @Test
    void servesNoDamagedFileAndHealsWhenItIsBuiltAgain() throws IOException {
        BusyBuild work = BusyBuild.post(client, TestTargets.CURRENT, 0);
        Digest snapshot = snapshot(work);
        String container = SNAPSHOTS + snapshot + "/container";
        String hex = snapshot.hex();
        long damaged = System.nanoTime();
        flip(disk.resolve("blobs/sha256").resolve(hex.substring(0, 2)).resolve(hex));

        assertDamaged(client.get(container), "blob-damaged");
        assertDamaged(client.get(SNAPSHOTS + snapshot + "/blob"), "blob-missing");
        assertDamaged(client.get(container), "blob-missing");

        String rebuilt = client.rebuild(work.id()).snapshot();
        assertThat(rebuilt).isEqualTo(snapshot.toString());
        assertThat(Digest.of(client.bytes(container).body())).isEqualTo(snapshot);
        DrillTable.add("a byte of a container flipped", 1, 0, 0, Duration.ofNanos(System.nanoTime() - damaged));
    }

    @Test
    void servesNothingThatADamagedRowDescribes() {
        Digest snapshot = snapshot(BusyBuild.post(client, TestTargets.CURRENT, 0));
        Digest other = snapshot(BusyBuild.post(client, TestTargets.CURRENT, 0));
        assertThat(client.get(SNAPSHOTS + snapshot + "/signature")).hasStatus(200);
        long damaged = System.nanoTime();

        change(snapshot, "signature = (SELECT signature FROM snapshot WHERE digest = '" + other + "')");
        assertDamaged(client.get(SNAPSHOTS + snapshot + "/signature"), "snapshot-damaged");
        assertDamaged(client.get(SNAPSHOTS + snapshot + "/attestation"), "snapshot-damaged");
        assertThat(client.get(SNAPSHOTS + other + "/signature")).hasStatus(200);

        change(other, "blob_offset = blob_offset + 4096, blob_size = blob_size - 4096");
        assertDamaged(client.get(SNAPSHOTS + other + "/blob"), "snapshot-damaged");
        assertThat(Digest.of(client.bytes(SNAPSHOTS + other + "/container").body()))
                .isEqualTo(other);

        change(other, "blob_offset = blob_offset - 4096, blob_size = blob_size + 4096");
        assertThat(client.get(SNAPSHOTS + other + "/blob")).hasStatus(200);
        DrillTable.add("rows of snapshots changed", 2, 0, 0, Duration.ofNanos(System.nanoTime() - damaged));
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() throws IOException {
        assumeTrue(mounted, "a small file system can be mounted");
        BusyBuild underway = BusyBuild.post(client, TestTargets.CURRENT, 3);
        underway.awaitBusy(1);
        long full = System.nanoTime();
        Path filler = disk.resolve("filler");
        fill(filler);

        HttpResponse<String> refused = client.post(Form.of("new.js", "globalThis.never = 'seen';"));
        assertThat(refused).isRefused(503, "blob-store-unavailable");
        assertThat(AnswerObject.of(client.get("/actuator/health/liveness"))).has("status", "UP");
        underway.awaitBusy(2);
        Files.delete(filler);

        Digest snapshot = snapshot(underway);
        assertThat(Digest.of(client.bytes(SNAPSHOTS + snapshot + "/container").body()))
                .isEqualTo(snapshot);
        snapshot(BusyBuild.post(client, TestTargets.CURRENT, 0));
        DrillTable.add("disk full", 1, 0, 0, Duration.ofNanos(System.nanoTime() - full));
    }

    private static Digest snapshot(BusyBuild work) {
        return Digest.parse(work.awaitSuccess().snapshot());
    }

    private static void assertDamaged(HttpResponse<String> answer, String code) {
        assertThat(answer).isRefused(500, code);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable");
    }

    private static void change(Digest snapshot, String what) {
        assertThat(cluster.update("UPDATE snapshot SET " + what + " WHERE digest = '" + snapshot + "'"))
                .isOne();
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static void fill(Path file) {
        ByteBuffer zeros = ByteBuffer.allocate(MEBIBYTE);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (channel.write(zeros) > 0) {
                zeros.clear();
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
