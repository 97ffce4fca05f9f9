package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.builder.measure.MeasurementLane;
import dev.snapforge.core.Target;
import dev.snapforge.measurement.Measurement;
import dev.snapforge.measurement.Measurements;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.Statements;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A snapshot is published before it is measured, and measured when no build waits. */
@SpringBootTest(
        classes = SnapforgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.blob.directory=" + MeasurementTest.DATA + "/blobs",
            "snapforge.upload.directory=" + MeasurementTest.DATA + "/uploads",
            "snapforge.signing.key-file=" + MeasurementTest.DATA + "/signing-key.pem",
            "snapforge.engine.work-directory=" + MeasurementTest.DATA + "/engine",
            "snapforge.builder.measurement-runs=1",
        })
@ContextConfiguration(initializers = SharedPostgres.class)
class MeasurementTest {

    static final String DATA = "${tests.fork.folder:target/tests}/measurement";

    private static final Duration LONGEST = Duration.ofMinutes(4);

    @LocalServerPort
    private int port;

    @Autowired
    private MeasurementLane lane;

    @Autowired
    private Measurements measurements;

    @Autowired
    private JdbcClient database;

    @Value("${snapforge.blob.directory}")
    private Path blobs;

    private ServiceClient service;

    /** As if a build ran that never ends. */
    @BeforeEach
    void keepTheBuilderBusy() {
        service = new ServiceClient(port);
        lane.jobBegins();
    }

    @AfterEach
    void letItRest() {
        await().atMost(LONGEST).until(() -> count("measurement") == 0);
    }

    @Test
    void comesAfterPublishing() {
        BuildAnswer build = service.build(Form.of("app.js", "globalThis.answer = () => 42;")
                .spec(spec().target(CURRENT).warmup("answer()")));

        assertThat(build).succeeded();
        assertThat(build.job().stages()).doesNotContain("measure").endsWith("sign", "publish");
        assertThat(metrics(build)).has("state", "PENDING").hasNull("restoredMillis");
        assertThat(service.get(path(build)).statusCode()).isEqualTo(404);
        assertThat(service.get(path(build)).body()).contains("\"code\":\"metrics-not-found\"", "metrics.state PENDING");

        lane.jobEnds();
        awaitMeasured(build);

        AnswerObject measured = metrics(build);
        for (String figure :
                new String[] {"plainMillis", "coldMillis", "restoredMillis", "firstResultRestoredMillis"}) {
            assertThat(measured.decimal(figure)).as(figure).isPositive();
            assertThat(measured.object("processor").decimal(figure)).as(figure).isPositive();
        }
        assertThat(measured.decimal("load")).isNotNegative();
        AnswerObject statement = new Statements(service)
                .verified(AnswerObject.of(
                        ServiceClient.json(service.get(path(build)).body())));
        assertThat(statement).has("predicateType", "https://snapforge.dev/startup-metrics/v1");
        assertThat(statement.objects("subject").get(0).object("digest"))
                .has("sha256", build.snapshot().substring("sha256:".length()));
        AnswerObject signed = statement.object("predicate").object("metrics");
        for (String figure : new String[] {"plainMillis", "coldMillis", "restoredMillis", "speedup", "load"}) {
            assertThat(signed.decimal(figure)).as(figure).isEqualTo(measured.decimal(figure));
        }
    }

    @Test
    void saysWhatIsInASnapshotByKindAndByFile() {
        BuildAnswer build =
                service.build(Form.of("<b>dash.js", "/*" + "x".repeat(100_000) + "\u2014*/ globalThis.f = () => 1;")
                        .file("data.js", "globalThis.numbers = Array.from({ length: 1000 }, (_, i) => i + 0.5);")
                        .spec(spec().target(CURRENT)));
        assertThat(page(build)).contains("By kind: not measured yet.");
        lane.jobEnds();
        awaitMeasured(build);

        AnswerObject contents = metrics(build).object("contents");
        assertThat(contents.objects("kinds").get(0)).has("kind", "source").has("engineBytes", 0);
        assertThat(contents.objects("kinds").get(0).number("bytes")).isBetween(200_000L, 210_000L);
        assertThat(contents.objects("sources").get(0)).has("file", "<b>dash.js");
        assertThat(contents.objects("sources").get(0).number("bytes")).isBetween(200_000L, 201_000L);
        assertThat(service.ended(build.id())).hasFinding("source-in-two-bytes");
        assertThat(page(build))
                .contains(
                        "not bytes of the blob",
                        ">source text of &lt;b&gt;dash.js</text>",
                        ">bytecode</text>",
                        ">arrays and buffers</th>",
                        ">&lt;b&gt;dash.js</th>")
                .doesNotContain("<b>dash.js", "not measured");
    }

    private String page(BuildAnswer build) {
        return service.get("/snapshots/" + build.snapshot()).body();
    }

    @Test
    void comesBeforePublishingWhereABuildWaitsForIt() {
        BuildAnswer build = service.build(Form.of("app.js", "globalThis.patient = 1;")
                .spec(spec().target(CURRENT).metrics("wait")));
        lane.jobEnds();

        assertThat(build.job().stages()).containsSubsequence("measure", "sign", "publish");
        assertThat(metrics(build)).has("state", "MEASURED");
        assertThat(service.get(path(build)).statusCode()).isEqualTo(200);
        assertThat(metrics(build)).hasNull("contents");
        assertThat(page(build)).contains("By kind: not measured.");
    }

    @Test
    void beginsAnewWhereABuildInterruptsIt() {
        // Slow to start from source, so that it can be caught in the act.
        BuildAnswer build = service.build(Form.of(
                        "app.js",
                        "for (const end = performance.now() + 500; performance.now() < end; ); globalThis.slow = 1;")
                .spec(spec().target(CURRENT).prelude("web")));
        assertThat(build).succeeded();

        lane.jobEnds();
        await().atMost(LONGEST).until(() -> count("measurement WHERE begun = 1") == 1);
        lane.jobBegins();
        await().atMost(LONGEST).until(() -> count("measurement WHERE begun = 0") == 1);
        assertThat(metrics(build)).has("state", "PENDING");

        lane.jobEnds();
        awaitMeasured(build);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"nothing that was measured\"]",
                "{\"metrics\": {\"state\": \"PENDING\"}}",
                "{\"metrics\": {\"state\": \"FAILED\", \"plainMillis\": 1}}",
                "{\"metrics\": {\"sizes\": [null]}}",
                "{\"metrics\": {\"sizes\": [{\"blobBytes\": 1}]}}",
                "{\"metrics\": {\"contents\": {\"kinds\": [null]}}}",
                "{\"metrics\": {\"contents\": {\"kinds\": [{\"bytes\": 1, \"engineBytes\": 1}]}}}",
                "{\"metrics\": {\"contents\": {\"sources\": [{\"file\": \"a\\u0000\", \"bytes\": 1}]}}}",
                "{\"metrics\": {}, \"findings\": [{\"code\": \"x\"}]}",
            })
    void isGivenUpWhereABuilderLeavesSomethingElse(String left) {
        BuildAnswer build = service.build(
                Form.of("app.js", "globalThis.left = " + left + ";").spec(spec().target(CURRENT)));
        assertThat(metrics(build)).has("state", "PENDING");
        database.sql("UPDATE measurement SET result = :left")
                .param("left", left)
                .update();
        await().atMost(LONGEST).until(() -> count("measurement") == 0);
        lane.jobEnds();

        assertThat(service.snapshot(build.snapshot())).hasNull("metrics");
        assertThat(service.get(path(build)).body()).contains("metrics-not-found", "no metrics");
    }

    @ParameterizedTest
    @ValueSource(strings = {"begun = 2147483647", "due_at = 'infinity'"})
    void isNotHeldUpByWhatABuilderWritesIntoARow(String written) {
        BuildAnswer first = service.build(
                Form.of("app.js", "globalThis.written = `" + written + "`;").spec(spec().target(CURRENT)));
        BuildAnswer second = service.build(
                Form.of("app.js", "globalThis.second = `" + written + "`;").spec(spec().target(CURRENT)));
        database.sql("UPDATE measurement SET " + written + " WHERE snapshot = :first")
                .param("first", first.snapshot())
                .update();

        lane.jobEnds();

        awaitMeasured(second);
    }

    @Test
    void waitsWhileTheStoreIsUnavailable() throws IOException {
        BuildAnswer build =
                service.build(Form.of("app.js", "globalThis.stored = true;").spec(spec().target(CURRENT)));
        Path elsewhere = blobs.resolveSibling("elsewhere");
        Files.move(blobs, elsewhere);
        // A file where there should be a folder.
        Files.createFile(blobs);
        try {
            lane.jobEnds();
            await().atMost(LONGEST).until(() -> count("measurement WHERE begun = 0 AND due_at > now()") == 1);
        } finally {
            Files.delete(blobs);
            Files.move(elsewhere, blobs);
        }
        assertThat(metrics(build)).has("state", "PENDING");
        database.sql("UPDATE measurement SET due_at = now()").update();
        awaitMeasured(build);
    }

    @Test
    void isTriedLaterEachTimeAndCountsAsFailedInTheEnd() {
        Form form = Form.of("app.js", "globalThis.unlucky = true;").spec(spec().target(CURRENT));
        BuildAnswer build = service.build(form);
        List<Target> targets = List.of(Target.parse(CURRENT));
        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360}) {
            Measurement taken = measurements.take(targets).orElseThrow();
            assertThat(measurements.postpone(taken)).isFalse();
            assertThat(database.sql("SELECT extract(epoch FROM due_at - now()) / 60 FROM measurement")
                            .query(Double.class)
                            .single())
                    .isBetween(minutes * 0.5, (double) minutes);
            assertThat(measurements.take(targets))
                    .as("%d minutes have not passed", minutes)
                    .isEmpty();
            assertThat(metrics(build)).has("state", "PENDING");
            database.sql("UPDATE measurement SET due_at = now()").update();
        }
        assertThat(measurements.postpone(measurements.take(targets).orElseThrow()))
                .isTrue();

        await().atMost(LONGEST).until(() -> metrics(build).text("state").equals("FAILED"));
        assertThat(metrics(build)).hasNull("restoredMillis");
        assertThat(service.get(path(build)).body()).contains("metrics-not-found", "metrics.state FAILED");
        assertThat(page(build)).contains("Not measured: ");

        service.build(form);
        assertThat(metrics(build)).as("another build has it tried anew").has("state", "PENDING");
        lane.jobEnds();
        awaitMeasured(build);
    }

    private void awaitMeasured(BuildAnswer build) {
        await().atMost(LONGEST).until(() -> metrics(build).text("state").equals("MEASURED"));
    }

    private AnswerObject metrics(BuildAnswer build) {
        return service.snapshot(build.snapshot()).object("metrics");
    }

    private static String path(BuildAnswer build) {
        return "/api/v1/snapshots/" + build.snapshot() + "/metrics";
    }

    private int count(String rows) {
        return database.sql("SELECT count(*) FROM " + rows).query(Integer.class).single();
    }
}
