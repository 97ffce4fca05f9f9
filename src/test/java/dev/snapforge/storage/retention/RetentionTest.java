package dev.snapforge.storage.retention;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.snapforge.blob.HealthProbeContent;
import dev.snapforge.core.Digest;
import dev.snapforge.storage.HeldUpStore;
import dev.snapforge.storage.StandInBuilds;
import dev.snapforge.storage.StandInBuilds.Made;
import dev.snapforge.storage.StorageService;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
import dev.snapforge.support.answer.SnapshotAnswer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody needs goes in time, and what somebody needs never does. */
@StorageService
class RetentionTest {

    private static final Duration BUILDS = Duration.ofDays(91);
    private static final Duration GRACE = Duration.ofDays(8);

    @Autowired
    private Retention retention;

    @Autowired
    private StandInBuilds standIn;

    @Autowired
    private HeldUpStore store;

    @Autowired
    private JdbcClient database;

    @AfterEach
    void letGo() {
        store.letGo();
    }

    @Test
    void forgetsAnOldBuildWithAllThatOnlyItNeeds() {
        Made made = standIn.made("", script());
        StorageService.Parts.after(BUILDS);

        retention.pass();

        assertThat(standIn.get("/api/v1/builds/" + made.build())).isRefused(404, "build-not-found");
        assertThat(standIn.get("/api/v1/snapshots/" + made.snapshot())).isRefused(404, "snapshot-not-found");
        assertThat(rows("bundle WHERE digest", made.bundle())).isZero();
        assertThat(rows("bundle_file WHERE bundle_digest", made.bundle())).isZero();
        assertThat(rows("snapshot_build WHERE snapshot_digest", made.snapshot()))
                .isZero();
        assertThat(List.of(made.script(), made.snapshot()))
                .as("its own time of grace has begun")
                .allMatch(store::contains);

        StorageService.Parts.after(GRACE);
        retention.pass();

        assertThat(List.of(made.script(), made.snapshot())).noneMatch(store::contains);
        assertThat(audited("build-removed")).contains(made.build());
        assertThat(audited("snapshot-removed")).contains(made.snapshot().toString());
        assertThat(audited("bundle-removed")).contains(made.bundle().toString());
        assertThat(standIn.get("/api/v1/audit?action=content-removed&limit=200").body())
                .contains(made.script().toString(), made.snapshot().toString());
    }

    @Test
    void keepsWhatWasReleased() {
        String name = "kept-" + UUID.randomUUID();
        Made first = standIn.made("name=" + name + "&version=1.0.0", script());
        Made second = standIn.made("name=" + name + "&version=2.0.0", script());

        passThroughTime();

        assertKept(first);
        assertKept(second);
        assertThat(AnswerObject.of(standIn.get("/api/v1/names/" + name))).hasSize("versions", 2);
        assertThat(standIn.get("/api/v1/snapshots/" + first.snapshot() + "/container"))
                .hasStatus(200);
    }

    @Test
    void keepsWhatOthersStandOn() {
        Made base = standIn.made("", script());
        Made above = standIn.made("name=above-" + UUID.randomUUID() + "&version=1.0.0", script());
        database.sql("UPDATE snapshot_build SET layers = '[]', base = :base WHERE snapshot_digest = :above")
                .param("base", base.snapshot().toString())
                .param("above", above.snapshot().toString())
                .update();

        passThroughTime();

        assertThat(standIn.get("/api/v1/snapshots/" + base.snapshot() + "/container"))
                .hasStatus(200);
    }

    @Test
    void keepsWhatABuildNeedsThatHasNotEnded() {
        String script = script();
        BuildAnswer queued = standIn.build("", script);

        passThroughTime();

        assertKept(standIn.finish(queued, script));
    }

    @Test
    void keepsWhatYoungAndOldBuildsShare() {
        String script = script();
        Made old = standIn.made("", script);
        StorageService.Parts.after(BUILDS);
        Made young = standIn.made("", script);

        retention.pass();
        StorageService.Parts.after(GRACE);
        retention.pass();

        assertThat(standIn.get("/api/v1/builds/" + old.build())).isRefused(404, "build-not-found");
        assertKept(young);
        assertThat(SnapshotAnswer.of(standIn.get("/api/v1/snapshots/" + young.snapshot())))
                .has("digest", old.snapshot().toString());
    }

    @Test
    void keepsTheAnswerOfAnIdempotencyKeyAsLongAsTheBuild() {
        String script = script();
        String key = UUID.randomUUID().toString();
        BuildAnswer first = BuildAnswer.of(standIn.submit("", script, "Idempotency-Key", key));
        Made made = standIn.finish(first, script);
        StorageService.Parts.after(BUILDS.minusDays(2));

        retention.pass();

        HttpResponse<String> again = standIn.submit("", script, "Idempotency-Key", key);
        assertThat(BuildAnswer.of(again).id()).isEqualTo(made.build());
        assertKept(made);

        StorageService.Parts.after(Duration.ofDays(2));
        retention.pass();
        assertThat(BuildAnswer.of(standIn.submit("", script, "Idempotency-Key", key))
                        .id())
                .as("a new build")
                .isNotEqualTo(made.build());
    }

    @Test
    void keepsWhatWasRevokedSoThatNoRebuildBringsItBack() {
        Made made = standIn.made("", script());
        database.sql("UPDATE snapshot SET status = 'REVOKED', revoke_reason = 'bad', revoked_at = now()"
                        + " WHERE digest = :digest")
                .param("digest", made.snapshot().toString())
                .update();

        passThroughTime();

        assertThat(standIn.get("/api/v1/builds/" + made.build())).isRefused(404, "build-not-found");
        assertThat(SnapshotAnswer.of(standIn.get("/api/v1/snapshots/" + made.snapshot())))
                .has("status", "REVOKED");
        assertThat(store.contains(made.snapshot())).isTrue();
        assertThat(store.contains(made.script())).as("its bundle").isTrue();
    }

    @Test
    void keepsTheOriginalOfARebuildAsLongAsThat() {
        String script = script();
        Made original = standIn.made("", script);
        StorageService.Parts.after(BUILDS);
        BuildAnswer rebuild = BuildAnswer.of(standIn.post("/api/v1/builds/" + original.build() + "/rebuild"));

        retention.pass();
        assertThat(standIn.get("/api/v1/builds/" + original.build())).hasStatus(200);

        standIn.finish(rebuild, script);
        StorageService.Parts.after(BUILDS);
        retention.pass();
        assertThat(standIn.get("/api/v1/builds/" + original.build())).isRefused(404, "build-not-found");
        assertThat(standIn.get(rebuild.path())).isRefused(404, "build-not-found");
        assertThat(standIn.post("/api/v1/builds/" + original.build() + "/rebuild"))
                .isRefused(404, "build-not-found");
    }

    @Test
    void countsTheGraceOfContentFromWhenItWasFirstSeenWithoutARow() {
        Digest orphan = store.put(script().getBytes(UTF_8));
        StorageService.Parts.after(GRACE);

        retention.pass();
        assertThat(store.contains(orphan)).isTrue();

        StorageService.Parts.after(GRACE);
        retention.pass();
        assertThat(store.contains(orphan)).isFalse();
    }

    @Test
    void forgetsThatContentHadNoRowOnceItHasOne() {
        String script = script();
        store.put(script.getBytes(UTF_8));
        retention.pass();
        StorageService.Parts.after(GRACE);
        standIn.build("", script);

        retention.pass();

        Digest digest = Digest.of(script.getBytes(UTF_8));
        assertThat(store.contains(digest)).isTrue();
        assertThat(rows("storage_orphan WHERE digest", digest)).isZero();
    }

    @Test
    void losesNothingWhereAPassIsCutOffAndGoesOnInTheNext() {
        List<Made> made = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            made.add(standIn.made("", script()));
        }
        Made needed = standIn.made("name=needed-" + UUID.randomUUID() + "&version=1", script());
        StorageService.Parts.after(BUILDS);
        retention.pass();
        StorageService.Parts.after(GRACE);
        Set<Digest> deleted = new HashSet<>();
        store.beforeDelete = it -> {
            if (deleted.size() == 3) {
                throw new IllegalStateException("as if the process were killed");
            }
            deleted.add(it);
        };

        assertThatThrownBy(retention::pass).hasMessageContaining("killed");
        assertThat(deleted).hasSize(3);
        assertEveryRowHasItsContent();

        store.letGo();
        retention.pass();
        assertThat(made).noneMatch(it -> store.contains(it.script()) || store.contains(it.snapshot()));
        assertKept(needed);
        assertEveryRowHasItsContent();
    }

    @Test
    void keepsWhatTheHealthCheckWrites() {
        await().until(() -> store.contains(HealthProbeContent.DIGEST));

        assertThat(previewed("content", 100)).doesNotContain(text(HealthProbeContent.DIGEST));
        passThroughTime();

        assertThat(database.sql("SELECT count(*) FROM storage_orphan WHERE digest = :digest")
                        .param("digest", text(HealthProbeContent.DIGEST))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(audited("content-removed")).doesNotContain(text(HealthProbeContent.DIGEST));
    }

    @Test
    void makesAPassOnlyWhenOneIsDue() {
        StorageService.Parts.after(Duration.ofHours(2));

        assertThat(retention.passIfDue()).isPresent();
        assertThat(retention.passIfDue()).isEmpty();
        StorageService.Parts.after(Duration.ofHours(1));
        assertThat(retention.passIfDue()).isPresent();
    }

    @Test
    void saysBeforehandWhatGoesAndChangesNothing() {
        Made old = standIn.made("", script());
        Made released = standIn.made("name=stays-" + UUID.randomUUID() + "&version=1", script());
        StorageService.Parts.after(BUILDS);
        Made young = standIn.made("", script());

        List<String> builds = previewed("build", 1);
        List<String> snapshots = previewed("snapshot", 100);
        List<String> bundles = previewed("bundle", 100);
        List<String> contents = previewed("content", 2);

        assertThat(builds).contains(old.build()).doesNotContain(released.build(), young.build());
        assertThat(snapshots)
                .contains(text(old.snapshot()))
                .doesNotContain(text(released.snapshot()), text(young.snapshot()));
        assertThat(bundles).contains(text(old.bundle())).doesNotContain(text(released.bundle()), text(young.bundle()));
        assertThat(contents)
                .contains(text(old.snapshot()), text(old.script()))
                .doesNotContain(text(released.script()), text(released.snapshot()), text(young.script()));
        assertKept(old);
        assertThat(audited("retention-previewed")).contains("build", "content");

        retention.pass();
        assertThat(previewed("build", 100)).isEmpty();
        assertThat(builds).noneMatch(it -> standIn.get("/api/v1/builds/" + it).statusCode() == 200);
        assertThat(snapshots)
                .noneMatch(it -> standIn.get("/api/v1/snapshots/" + it).statusCode() == 200);
        assertThat(PageAnswer.of(standIn.post("/api/v1/storage/retention/preview?kind=content"))
                        .first())
                .hasSome("since")
                .has("reason", "No row that stays names it.");
    }

    @Test
    void refusesPreviewsThatCannotBe() {
        String path = "/api/v1/storage/retention/preview";
        assertThat(standIn.post(path + "?kind=channel"))
                .isRefused(400, "invalid-storage-query")
                .expected("bundle");
        assertThat(standIn.post(path + "?limit=0")).isRefused(400, "invalid-storage-query");
        assertThat(standIn.post(path + "?limit=501")).isRefused(400, "invalid-storage-query");
        assertThat(standIn.post(path + "?kind=build&cursor=x")).isRefused(400, "invalid-storage-query");
        assertThat(standIn.post(path + "?kind=content&cursor=x")).isRefused(400, "invalid-storage-query");
    }

    /** All ids that a preview lists, part after part. */
    private List<String> previewed(String kind, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            PageAnswer part = PageAnswer.of(standIn.post("/api/v1/storage/retention/preview?kind=" + kind + "&limit="
                    + limit + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            assertThat(part).has("enabled", false);
            ids.addAll(part.items("id"));
            cursor = part.next().orElse(null);
        }
        return ids;
    }

    private void passThroughTime() {
        StorageService.Parts.after(BUILDS);
        retention.pass();
        StorageService.Parts.after(GRACE);
        retention.pass();
    }

    private void assertKept(Made made) {
        assertThat(standIn.get("/api/v1/builds/" + made.build())).hasStatus(200);
        assertThat(standIn.get("/api/v1/snapshots/" + made.snapshot())).hasStatus(200);
        assertThat(List.of(made.script(), made.snapshot())).allMatch(store::contains);
    }

    private void assertEveryRowHasItsContent() {
        assertThat(database.sql("SELECT digest FROM snapshot UNION SELECT digest FROM bundle_file")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(it -> store.contains(Digest.parse(it)));
    }

    private int rows(String from, Digest digest) {
        return database.sql("SELECT count(*) FROM " + from + " = :digest")
                .param("digest", digest.toString())
                .query(Integer.class)
                .single();
    }

    private List<String> audited(String action) {
        return ProtectedClient.items(standIn.get("/api/v1/audit?limit=200&action=" + action), "subject");
    }

    private static String text(Digest digest) {
        return digest.toString();
    }

    private static String script() {
        return "globalThis.id = '" + UUID.randomUUID() + "';";
    }
}
