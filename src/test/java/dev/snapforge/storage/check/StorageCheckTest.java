package dev.snapforge.storage.check;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.blob.BlobSettings;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.blob.BlobStoreUnavailableException;
import dev.snapforge.blob.ContentReservation;
import dev.snapforge.blob.ContentReservations;
import dev.snapforge.blob.HealthProbeContent;
import dev.snapforge.blob.S3Proxy;
import dev.snapforge.core.Digest;
import dev.snapforge.core.TimeOrderedId;
import dev.snapforge.observe.VerificationFailureCounter;
import dev.snapforge.storage.HeldUpStore;
import dev.snapforge.storage.StandInBuilds;
import dev.snapforge.storage.StandInBuilds.Made;
import dev.snapforge.storage.StorageService;
import dev.snapforge.storage.check.StorageCheckRepository.Turn;
import dev.snapforge.storage.content.ContentReferences;
import dev.snapforge.storage.content.UnreferencedBlobs;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.PageAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A check finds everything that is wrong with the store or its rows, says it in stable words, and deletes nothing. */
@StorageService
class StorageCheckTest {

    private static final String CHECKS = "/api/v1/storage/checks";

    @Autowired
    private StandInBuilds standIn;

    @Autowired
    private HeldUpStore store;

    @Autowired
    private BlobSettings settings;

    @Autowired
    private ContentReservations reservations;

    @Autowired
    private UnreferencedBlobs unnamed;

    @Autowired
    private VerificationFailureCounter failures;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private ContentReferences rows;

    @Autowired
    private SnapshotRowCheck snapshots;

    @Autowired
    private StorageCheckRepository records;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @BeforeEach
    @AfterEach
    void rest() {
        store.letGo();
        database.sql("UPDATE storage_check SET status = 'CANCELLED', finished_at = now(), held_up_by = NULL"
                        + " WHERE status = 'RUNNING'")
                .update();
    }

    @Test
    void saysOfEachContentWhatIsWrongWithIt() throws IOException {
        Made whole = standIn.made("", script());
        Made damaged = standIn.made("", script());
        Made missing = standIn.made("", script());
        Made resized = standIn.made("", script());
        Made unsigned = standIn.made("", script());
        Made changed = standIn.made("", script());
        Made moved = standIn.made("", script());
        Digest orphan = store.put(script().getBytes(UTF_8));
        double damagedBefore = failures("blob-damaged");
        double missingBefore = failures("blob-missing");
        double unsignedBefore = failures("bad-signature");
        Files.write(fileOf(damaged.script()), new byte[] {7});
        Files.write(fileOf(damaged.snapshot()), new byte[] {7});
        Files.delete(fileOf(missing.script()));
        Files.delete(fileOf(missing.snapshot()));
        alter("bundle_file SET size = size + 1", resized.script());
        alter("snapshot SET signature = decode(repeat('00', 64), 'hex')", unsigned.snapshot());
        alter("snapshot SET v8_version = '1.2.3'", changed.snapshot());
        alter("snapshot SET blob_digest = 'sha256:" + "0".repeat(64) + "'", moved.snapshot());

        AnswerObject check = check();

        Map<String, AnswerObject> findings = findings(check, 3);
        assertCode(findings, damaged.script(), "content-damaged");
        assertCode(findings, damaged.snapshot(), "content-damaged");
        assertCode(findings, missing.script(), "content-missing");
        assertCode(findings, missing.snapshot(), "content-missing");
        assertCode(findings, resized.script(), "size-differs");
        assertCode(findings, unsigned.snapshot(), "signature-wrong");
        assertCode(findings, changed.snapshot(), "snapshot-differs");
        assertCode(findings, moved.snapshot(), "snapshot-differs");
        assertCode(findings, orphan, "content-orphaned");
        assertThat(findings)
                .doesNotContainKeys(whole.script().toString(), whole.snapshot().toString());
        assertThat(finding(findings, changed.snapshot())).contains("found", "1.2.3");
        assertThat(finding(findings, damaged.snapshot())).contains("detail", "snapshot");
        assertThat(check).has("findings", findings.size());
        assertThat(check.number("contents")).isGreaterThanOrEqualTo(12);
        assertThat(check.number("bytes")).isPositive();

        assertThat(failures("blob-damaged") - damagedBefore).isEqualTo(2);
        // Others may have gone before, in this store that several tests share.
        assertThat(failures("blob-missing") - missingBefore).isGreaterThanOrEqualTo(2);
        assertThat(failures("bad-signature") - unsignedBefore).isGreaterThanOrEqualTo(1);
        assertThat(List.of(whole.script(), orphan, unsigned.snapshot(), changed.snapshot()))
                .as("nothing was deleted")
                .allMatch(store::contains);
        assertThat(quarantined()).anyMatch(it -> it.startsWith(damaged.script().hex()));

        standIn.made("", script());
        Map<String, AnswerObject> again = findings(check(), 500);
        assertCode(again, damaged.script(), "content-missing");
        assertCode(again, unsigned.snapshot(), "signature-wrong");
    }

    @Test
    void findsNothingWhereEverythingIsInOrder() {
        Made released = standIn.made("name=" + name() + "&version=1.0.0", script());
        await().until(() -> store.contains(HealthProbeContent.DIGEST));

        AnswerObject check = check();
        Map<String, AnswerObject> findings = findings(check, 500);

        assertThat(check.number("contents")).isGreaterThanOrEqualTo(3);
        assertThat(findings)
                .doesNotContainKeys(
                        released.script().toString(),
                        released.snapshot().toString(),
                        HealthProbeContent.DIGEST.toString());
    }

    @Test
    void saysWhichStatementsAreNotWhatTheirRowsSay() {
        Made whole = standIn.made("name=" + name() + "&version=1.0.0", script());
        Made unattested = standIn.made("", script());
        Made forged = standIn.made("", script());
        String first = name();
        Made released = standIn.made("name=" + first + "&version=1.0.0", script());
        String second = name();
        Made followed = standIn.made("name=" + second + "&version=1.0.0", script());
        alter("snapshot SET attestation = '{}'", unattested.snapshot());
        // Genuine, and about another snapshot.
        alter(
                "snapshot SET attestation = (SELECT attestation FROM snapshot WHERE digest = '" + whole.snapshot()
                        + "')",
                forged.snapshot());
        behindTheTriggersBack(
                "UPDATE release SET statement = regexp_replace(statement, '\"sig\":\"....', '\"sig\":\"AAAA') WHERE name = :name",
                first);
        behindTheTriggersBack("UPDATE channel SET revision = 7 WHERE name = :name", second);
        double before = failures("bad-signature");

        Map<String, AnswerObject> findings = findings(check(), 500);

        assertThat(findings).doesNotContainKey(whole.snapshot().toString());
        assertStatementWrong(findings, unattested, "The attestation");
        assertStatementWrong(findings, forged, "The attestation: It says something else than its row");
        assertThat(finding(findings, forged.snapshot()))
                .contains("found", whole.snapshot().toString());
        assertStatementWrong(findings, released, "The statement of a release for linux-x64/javet-v8-5.0.6");
        assertStatementWrong(findings, followed, "The statement of channel latest");
        assertThat(finding(findings, followed.snapshot()))
                .contains("expected", "revision 7")
                .contains("found", "revision 1");
        assertThat(failures("bad-signature")).isGreaterThan(before);
    }

    @Test
    void findsTheSameInS3() {
        String bucket = "bucket-" + UUID.randomUUID();
        try (S3Proxy proxy = S3Proxy.start()) {
            BlobStore s3 = proxy.store(bucket);
            Made whole = standIn.made("", script());
            Made damaged = standIn.made("", script());
            Made missing = standIn.made("", script());
            for (Digest it : List.of(whole.script(), whole.snapshot(), damaged.script(), missing.script())) {
                s3.put(store.read(it));
            }
            await().until(() -> store.contains(HealthProbeContent.DIGEST));
            s3.put(store.read(HealthProbeContent.DIGEST));
            proxy.damage(bucket, damaged.script(), new byte[] {7});
            s3.delete(missing.script());
            Digest orphan = s3.put(script().getBytes(UTF_8));

            StorageComparison step = new StorageComparison(s3, rows, unnamed, snapshots, failures);
            List<StorageFinding> all = new ArrayList<>();
            long contents = 0;
            Digest last = null;
            do {
                StorageComparison.Result result = step.run(last, 2, () -> true).orElseThrow();
                contents += result.contents();
                all.addAll(result.findings());
                last = result.last();
            } while (last != null);

            Map<Digest, StorageFindingCode> codes =
                    all.stream().collect(Collectors.toMap(StorageFinding::digest, StorageFinding::code));
            assertThat(contents).isEqualTo(5);
            assertThat(codes)
                    .containsEntry(damaged.script(), StorageFindingCode.CONTENT_DAMAGED)
                    .containsEntry(missing.script(), StorageFindingCode.CONTENT_MISSING)
                    .containsEntry(missing.snapshot(), StorageFindingCode.CONTENT_MISSING)
                    .containsEntry(orphan, StorageFindingCode.CONTENT_ORPHANED)
                    .doesNotContainKeys(whole.script(), whole.snapshot(), HealthProbeContent.DIGEST);
            assertThat(s3.contains(damaged.script())).as("set aside").isFalse();
            assertThat(s3.contains(orphan)).isTrue();
        }
    }

    @Test
    void saysNothingOfContentWhoseRowIsAboutToBeThere() {
        Digest incoming = store.put(script().getBytes(UTF_8));
        ContentReservation reservation = reservations.reserve(List.of(incoming));

        assertThat(findings(check(), 500)).doesNotContainKey(incoming.toString());

        transaction.executeWithoutResult(status -> reservations.settle(reservation));
        assertCode(findings(check(), 500), incoming, "content-orphaned");
    }

    @Test
    void runsOneAtATimeAndCanBeCancelled() {
        UUID running = busyElsewhere();

        assertThat(standIn.post(CHECKS))
                .isRefused(409, "storage-check-running")
                .has("check", running.toString())
                .hint(CHECKS + "/" + running);
        assertThat(get(running.toString())).has("status", "RUNNING");

        HttpResponse<String> cancelled = standIn.post(CHECKS + "/" + running + "/cancel");
        assertThat(cancelled).hasStatus(200);
        assertThat(AnswerObject.of(cancelled)).has("status", "CANCELLED");
        assertThat(standIn.post(CHECKS + "/" + running + "/cancel"))
                .isRefused(409, "storage-check-ended")
                .has("found", "CANCELLED");
        check();
        assertThat(PageAnswer.of(standIn.get("/api/v1/audit?action=storage-check-cancelled"))
                        .first())
                .has("subject", running.toString());
    }

    @Test
    void goesOnInAnotherProcessWhereOneFallsSilent() {
        UUID running = busyElsewhere();
        Turn silent = new Turn(running, 1, null);

        StorageService.Parts.after(Duration.ofMinutes(3));
        AnswerObject check = ended(running.toString());

        assertThat(check).has("status", "DONE");
        assertThat(records.beat(silent, clock.instant())).isFalse();
        assertThat(records.advance(silent, new StorageComparison.Result(1, 1, List.of(), null), clock.instant()))
                .isFalse();
        assertThat(get(running.toString()).json()).isEqualTo(check.json());
    }

    @Test
    void waitsWhileTheStoreIsAwayAndSaysSo() {
        standIn.made("", script());
        AtomicInteger refusals = new AtomicInteger();
        store.beforeRead = it -> {
            refusals.incrementAndGet();
            throw new BlobStoreUnavailableException(new IOException("as if it were away"));
        };
        String id = start();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get(id)).has("heldUpBy", "blob-store-unavailable"));
        store.letGo();
        StorageService.Parts.after(Duration.ofMinutes(3));

        AnswerObject check = ended(id);

        assertThat(refusals).hasPositiveValue();
        assertThat(check).has("status", "DONE");
        assertThat(check).hasNull("heldUpBy");
        assertThat(check.decimal("progress")).isEqualTo(1);
    }

    @Test
    void keepsTheLastTwentyAndListsThemInParts() {
        for (int number = 0; number < 22; number++) {
            Instant ended = clock.instant();
            transaction.executeWithoutResult(status -> {
                UUID id = TimeOrderedId.next(clock);
                records.start(id, "anonymous", ended);
                records.cancel(id, ended);
            });
        }

        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            PageAnswer part = PageAnswer.of(standIn.get(CHECKS + "?limit=7" + cursor));
            ids.addAll(part.items("id"));
            cursor = part.next().map(it -> "&cursor=" + it).orElse("");
        } while (!cursor.isEmpty());

        assertThat(ids).hasSize(20).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void refusesWhatIsNotThereOrCannotBe() {
        String nowhere = CHECKS + "/" + UUID.randomUUID();
        assertThat(standIn.get(nowhere)).isRefused(404, "storage-check-not-found");
        assertThat(standIn.get(nowhere + "/findings")).isRefused(404, "storage-check-not-found");
        assertThat(standIn.post(nowhere + "/cancel")).isRefused(404, "storage-check-not-found");
        database.sql("DELETE FROM storage_check").update();
        assertThat(standIn.get(CHECKS + "/latest")).isRefused(404, "storage-check-not-found");
        assertThat(standIn.get(CHECKS + "/x")).isRefused(400, "malformed-request");
        assertThat(standIn.get(CHECKS + "?limit=0")).isRefused(400, "invalid-storage-query");
        assertThat(standIn.get(CHECKS + "?limit=501")).isRefused(400, "invalid-storage-query");
        assertThat(standIn.get(CHECKS + "?cursor=x")).isRefused(400, "invalid-storage-query");
        String id = start();
        assertThat(get("latest")).has("id", id);
        assertThat(standIn.get(CHECKS + "/" + id + "/findings?cursor=x")).isRefused(400, "invalid-storage-query");
        assertThat(standIn.get(CHECKS + "/" + id + "/findings?limit=-1")).isRefused(400, "invalid-storage-query");
    }

    private String start() {
        HttpResponse<String> answer = standIn.post(CHECKS);
        assertThat(answer).hasStatus(202);
        String id = AnswerObject.of(answer).text("id");
        assertThat(answer.headers().firstValue("Location")).hasValue(CHECKS + "/" + id);
        return id;
    }

    private AnswerObject check() {
        AnswerObject ended = ended(start());
        assertThat(ended).has("status", "DONE");
        return ended;
    }

    private AnswerObject ended(String id) {
        await().atMost(Duration.ofSeconds(90)).until(() -> !get(id).isNull("finishedAt"));
        return get(id);
    }

    private AnswerObject get(String check) {
        return AnswerObject.of(standIn.get(CHECKS + "/" + check));
    }

    private Map<String, AnswerObject> findings(AnswerObject check, int limit) {
        List<AnswerObject> all = new ArrayList<>();
        String cursor = "";
        do {
            PageAnswer part =
                    PageAnswer.of(standIn.get(CHECKS + "/" + check.text("id") + "/findings?limit=" + limit + cursor));
            all.addAll(part.items());
            cursor = part.next().map(it -> "&cursor=" + it).orElse("");
        } while (!cursor.isEmpty());
        assertThat(all).allSatisfy(it -> assertThat(it).hasSome("hint"));
        return all.stream().collect(Collectors.toMap(it -> it.text("digest"), it -> it));
    }

    private static void assertCode(Map<String, AnswerObject> findings, Digest digest, String code) {
        assertThat(finding(findings, digest)).has("code", code);
    }

    private static void assertStatementWrong(Map<String, AnswerObject> findings, Made made, String detail) {
        assertCode(findings, made.snapshot(), "statement-wrong");
        assertThat(finding(findings, made.snapshot())).contains("detail", detail);
    }

    private static AnswerObject finding(Map<String, AnswerObject> findings, Digest digest) {
        AnswerObject finding = findings.get(digest.toString());
        if (finding == null) {
            throw new AssertionError("Nothing was found about " + digest);
        }
        return finding;
    }

    /** A check that another process has just begun to work on. */
    private UUID busyElsewhere() {
        UUID id = UUID.randomUUID();
        database.sql("INSERT INTO storage_check (id, status, started_by, started_at, attempt, heartbeat_at)"
                        + " VALUES (:id, 'RUNNING', 'anonymous', :now, 1, :now)")
                .param("id", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private void alter(String change, Digest digest) {
        assertThat(database.sql("UPDATE " + change + " WHERE digest = :digest")
                        .param("digest", digest.toString())
                        .update())
                .isPositive();
    }

    private void behindTheTriggersBack(String change, String name) {
        transaction.executeWithoutResult(status -> {
            database.sql("SET LOCAL session_replication_role = replica").update();
            assertThat(database.sql(change).param("name", name).update()).isPositive();
        });
    }

    private double failures(String code) {
        return meters.get("snapforge.verification.failures")
                .tag("code", code)
                .counter()
                .count();
    }

    private Path fileOf(Digest digest) {
        return settings.directory()
                .resolve("sha256")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex());
    }

    private List<String> quarantined() throws IOException {
        try (Stream<Path> files = Files.list(settings.directory().resolve("quarantine"))) {
            return files.map(it -> it.getFileName().toString()).toList();
        }
    }

    private static String name() {
        return "name-" + UUID.randomUUID();
    }

    private static String script() {
        return "globalThis.id = '" + UUID.randomUUID() + "';";
    }
}
