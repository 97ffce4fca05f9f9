package dev.snapforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.support.StubService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands make of answers that a real service gives seldom. */
class StubbedCommandsTest {

    private static final String MEASURED =
            "{\"state\": \"MEASURED\", \"restoredMillis\": 2, \"spread\": {\"restoredMillis\": {\"min\": 1, \"max\": 3}}}";
    private static final String SUCCEEDED =
            "{\"id\": \"1\", \"name\": \"app\", \"version\": \"1.0.0\", \"status\": \"SUCCEEDED\","
                    + " \"finishedAt\": \"2026-01-01T00:00:00Z\", \"jobs\": [{\"target\": \"linux-x64/a\", \"status\": \"SUCCEEDED\"}]}";
    private static final String FAILED =
            "{\"id\": \"1\", \"status\": \"FAILED\", \"finishedAt\": \"2026-01-01T00:00:00Z\", \"jobs\":"
                    + " [{\"target\": \"linux-x64/a\", \"status\": \"FAILED\", \"problem\": {\"code\": \"CODE\", \"title\": \"It threw\","
                    + " \"detail\": \"It threw\", \"hint\": \"It threw\", \"engineMessage\": \"It threw\"}}]}";

    private static final String ENGINE = "linux-x64/javet-v8-5.0.6";
    private static final String SUCCESSOR = "linux-x64/javet-v8-5.0.7";
    private static final String RELEASES = "/api/v1/engines/" + ENGINE + "/releases?limit=100";
    private static final String REBUILD = "/api/v1/engines/" + ENGINE + "/rebuild?limit=1000";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private StubService service;

    @BeforeEach
    void start() throws IOException {
        service = new StubService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void logsOfATargetThatTheBuildHasNotAreRefused() {
        service.with("GET /api/v1/builds/1", 200, "{\"jobs\": [{\"id\": \"7\", \"target\": \"linux-x64/a\"}]}")
                .with("GET /api/v1/builds/1/jobs/7/log", 200, "hello");
        assertThat(run("logs", "1", "--target", "linux-x64/a")).isZero();
        assertThat(text(out)).contains("hello");
        assertThat(run("logs", "1", "--target", "linux-x64/b")).isEqualTo(3);
        assertThat(text(err)).contains("error[no-such-target]", "one of linux-x64/a");
    }

    @Test
    void whatSpeaksAgainstAnEngineIsPrinted() {
        version("1.0.0", "linux-x64/a", "linux-x64/b", "linux-x64/c");
        service.with("GET /.well-known/jwks.json", 200, """
                {"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
                 "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "nbf": 0, "status": "ACTIVE"}]}""");
        service.with("GET /api/v1/advisories", 200, """
                {"items": [{"engine": "linux-x64/a", "status": "VULNERABLE", "reason": "CVE-2031-0001", "link": "https://a.example/",
                 "successor": "linux-x64/c"}, {"engine": "linux-x64/b", "status": "SUPPORTED"}]}""");
        run("install", "app@1.0.0", "--all", "--cache", folder.toString());
        assertThat(text(err))
                .contains(
                        "warning: engine-vulnerable: The engine linux-x64/a is vulnerable: CVE-2031-0001 Use linux-x64/c"
                                + " instead. See https://a.example/")
                .doesNotContain("engine-supported", "linux-x64/b is");
    }

    @Test
    void anEngineIsMarked() {
        service.with("PUT /api/v1/engines/linux-x64/javet-v8-5.0.6/advisory", 200, """
                {"engine": "linux-x64/javet-v8-5.0.6", "status": "VULNERABLE", "reason": "CVE-2031-0001"}""");
        assertThat(run("engines", "mark", ENGINE, "vulnerable", "--reason", "CVE-2031-0001", "--successor", SUCCESSOR))
                .isZero();
        assertThat(text(out)).isEqualToIgnoringNewLines(ENGINE + " is vulnerable: CVE-2031-0001");
        assertThat(service.requests())
                .containsExactly("PUT /api/v1/engines/linux-x64/javet-v8-5.0.6/advisory {\"reason\":\"CVE-2031-0001\","
                        + "\"status\":\"VULNERABLE\",\"successor\":\"linux-x64/javet-v8-5.0.7\"}");
        assertThat(run("engines", "mark", "javet-v8-5.0.6", "supported")).isEqualTo(2);
        assertThat(text(err)).contains("error[malformed-target]");
    }

    @Test
    void everythingThatStandsOnAnEngineIsListed() {
        service.with("GET " + RELEASES, 200, """
                        {"items": [{"name": "app", "version": "1.1.0", "newest": true, "usable": true, "channels": ["latest", "stable"]}],
                         "next": "a b"}""")
                .with(
                        "GET " + RELEASES + "&cursor=a%20b",
                        200,
                        "{\"items\": [{\"name\": \"app\", \"version\": \"1.0.0\"}]}");
        assertThat(run("engines", "releases", ENGINE)).isZero();
        assertThat(text(out)).containsSubsequence("app   1.1.0    yes     latest,stable  yes", "app   1.0.0    no");
    }

    @Test
    void aRebuildGoesOnUntilTheQueueIsFullAndSaysWhatCouldNotBe() {
        service.with("POST " + REBUILD, 202, """
                        {"successor": "linux-x64/javet-v8-5.0.7", "covered": 2, "underway": [], "next": "app/2",
                         "builds": [{"build": "b-1", "name": "app", "version": "1.1.0"}],
                         "skipped": [{"name": "old", "version": "1.0.0", "code": "version-exists", "detail": "The spec differs."}]}""").with("POST " + REBUILD + "&cursor=app%2F2", 200, """
                        {"successor": "linux-x64/javet-v8-5.0.7", "covered": 1, "builds": [], "next": "app/1",
                         "underway": [{"name": "app", "version": "1.0.5"}],
                         "skipped": [{"name": "app", "version": "1.0.0", "code": "queue-full", "detail": "No."}]}""");
        assertThat(run("engines", "rebuild", ENGINE, "--successor", SUCCESSOR, "--current"))
                .isEqualTo(1);
        assertThat(text(out))
                .containsSubsequence(
                        "b-1", "version-exists: The spec differs.", "1.0.5    under way", "queue-full: No.");
        assertThat(text(err)).contains("3 versions have " + SUCCESSOR + " already", "warning: the queue is full");
        assertThat(service.requests())
                .hasSize(2)
                .allMatch(it -> it.endsWith("{\"successor\":\"" + SUCCESSOR + "\",\"versions\":\"current\"}"));
    }

    @Test
    void whatWasQueuedIsNotLostWhereTheRestIsRefused() {
        service.with("POST " + REBUILD, 202, """
                        {"successor": "linux-x64/javet-v8-5.0.7", "next": "app/2",
                         "builds": [{"build": "b-1", "name": "app", "version": "1.1.0"}]}""")
                .with("POST " + REBUILD + "&cursor=app%2F2", 409, refusal("unusable-successor"));
        assertThat(run("engines", "rebuild", ENGINE, "--json")).isEqualTo(1);
        JsonView document = JsonView.parse(out.toByteArray()).orElseThrow();
        assertThat(document.list("builds").get(0).text("build")).isEqualTo("b-1");
        assertThat(document.at("error").text("code")).isEqualTo("unusable-successor");
    }

    @Test
    void aServiceThatKnowsNoAdvisoriesSaysNothing() {
        version("1.0.0", "linux-x64/a");
        service.with("GET /api/v1/advisories", 403, "{\"code\": \"scope-missing\", \"detail\": \"No.\"}");
        assertThat(run("resolve", "app@1.0.0")).isZero();
        assertThat(text(err)).isEmpty();
    }

    @Test
    void aComparisonWithoutFiguresDoesNotPass() {
        version("1.0.0", "linux-x64/a", "linux-x64/b");
        version("1.1.0", "linux-x64/a");
        snapshot("1.0.0-linux-x64/a", 1000, MEASURED);
        snapshot("1.0.0-linux-x64/b", 1000, MEASURED);
        snapshot("1.1.0-linux-x64/a", 1000, "{\"state\": \"PENDING\"}");
        assertThat(run("compare", "app", "1.0.0", "1.1.0")).isZero();
        assertThat(run("compare", "app", "1.0.0", "1.1.0", "--max-start-growth", "10", "--json"))
                .isEqualTo(1);
        JsonView document = JsonView.parse(out.toByteArray()).orElseThrow();
        assertThat(document.list("beyond").stream().map(it -> it.text("code") + " " + it.text("message")))
                .containsExactly(
                        "not-measured linux-x64/a: the start's time is not measured in both versions. --wait waits for it.",
                        "not-measured linux-x64/b: the newer version has no snapshot for it.");
        assertThat(run("compare", "app", "1.0.0", "1.1.0", "--max-size-growth", "10"))
                .isEqualTo(1);
        assertThat(text(err)).contains("error[not-measured]: linux-x64/b");
    }

    @Test
    void aComparisonOfNothingDoesNotPass() {
        version("1.0.0");
        version("1.1.0", "linux-x64/a");
        snapshot("1.1.0-linux-x64/a", 1000, MEASURED);
        assertThat(run("compare", "app", "1.0.0", "1.1.0", "--max-size-growth", "10"))
                .isEqualTo(1);
        assertThat(text(err)).contains("error[not-measured]: The versions have no target in common");
    }

    @Test
    void growthOfExactlyTheLimitPasses() {
        version("1.0.0", "linux-x64/a");
        version("1.1.0", "linux-x64/a");
        snapshot(
                "1.0.0-linux-x64/a",
                100,
                "{\"restoredMillis\": 0.7, \"spread\": {\"restoredMillis\": {\"max\": 0.71}}}");
        snapshot(
                "1.1.0-linux-x64/a",
                105,
                "{\"restoredMillis\": 0.735, \"spread\": {\"restoredMillis\": {\"min\": 0.72}}}");
        assertThat(run("compare", "app", "1.0.0", "1.1.0", "--max-size-growth", "5", "--max-start-growth", "5"))
                .isZero();
        assertThat(run("compare", "app", "1.0.0", "1.1.0", "--max-size-growth", "4.99"))
                .isEqualTo(1);
        assertThat(run("compare", "app", "1.0.0", "1.1.0", "--max-start-growth", "4.99"))
                .isEqualTo(1);
    }

    @Test
    void growthWithoutASpreadDoesNotPass() {
        version("1.0.0", "linux-x64/a");
        version("1.1.0", "linux-x64/a");
        snapshot("1.0.0-linux-x64/a", 1000, "{\"restoredMillis\": 1}");
        snapshot("1.1.0-linux-x64/a", 1000, "{\"restoredMillis\": 2}");
        assertThat(run("compare", "app", "1.0.0", "1.1.0", "--max-start-growth", "10"))
                .isEqualTo(1);
        assertThat(text(err)).contains("error[not-measured]");
        assertThat(run("compare", "app", "1.0.0", "1.1.0", "--max-start-growth", "200"))
                .isZero();
    }

    @Test
    void theReportOfABuildThatCannotBePromotedIsNotLost() throws IOException {
        service.with("POST /api/v1/builds", 202, SUCCEEDED)
                .with("GET /api/v1/builds/1", 200, SUCCEEDED)
                .with("PUT /api/v1/names/app/channels/stable", 409, refusal("channel-locked"));
        String[] build = {
            "build", script(), "--name", "app", "--version", "1.0.0", "--target", "linux-x64/a", "--promote", "stable"
        };
        assertThat(run(build)).isEqualTo(1);
        assertThat(text(out)).contains("build 1 of app 1.0.0: succeeded");
        assertThat(text(err)).contains("error[channel-locked]");
        assertThat(run(Stream.concat(Stream.of(build), Stream.of("--json")).toArray(String[]::new)))
                .isEqualTo(1);
        JsonView document = JsonView.parse(out.toByteArray()).orElseThrow();
        assertThat(document.list("builds").get(0).text("id")).isEqualTo("1");
        assertThat(document.at("error").text("code")).isEqualTo("channel-locked");
    }

    @Test
    void anOptionalTargetThatIsRefusedLeavesTheOthersAlone() throws IOException {
        service.with("GET /api/v1/engines", 200, offered("linux-x64/a", "linux-x64/b"))
                .with("POST /api/v1/builds", 422, refusal("engine-unsuited"))
                .with("POST /api/v1/builds", 202, SUCCEEDED)
                .with("GET /api/v1/builds/1", 200, SUCCEEDED);
        assertThat(run("build", script(), "--target", "linux-x64/*?")).isZero();
        assertThat(text(err)).contains("warning: linux-x64/a is left out: No.");
        assertThat(text(out)).contains("build 1 of app 1.0.0: succeeded");
    }

    @Test
    void optionalTargetsThatAreAllRefusedAreARefusal() throws IOException {
        service.with("GET /api/v1/engines", 200, offered("linux-x64/a", "linux-x64/b"))
                .with("POST /api/v1/builds", 422, refusal("engine-unsuited"));
        assertThat(run("build", script(), "--target", "linux-x64/*?")).isEqualTo(1);
        assertThat(text(err)).contains("error[engine-unsuited]");
    }

    @Test
    void theFirstDiagnosisIsNotLostWithItsTrials() throws IOException {
        String failed = FAILED.replace("CODE", "script-threw");
        service.with("POST /api/v1/builds", 202, failed)
                .with("POST /api/v1/builds", 409, refusal("quota-exceeded"))
                .with("GET /api/v1/builds/1", 200, failed);
        assertThat(run("doctor", script(), "--target", "linux-x64/a")).isNotZero();
        assertThat(text(out)).contains("error[script-threw]: It threw", "build 1: failed");
        assertThat(text(err)).contains("error[quota-exceeded]");
    }

    @Test
    void aTerminalObeysNothingThatAServiceSays() throws IOException {
        String obeyed = "\\u001b[2J\\u2066";
        String failed = FAILED.replace("CODE", "code" + obeyed)
                .replace("It threw", "It threw" + obeyed)
                .replace("linux-x64/a", "linux-x64/" + obeyed)
                .replace("FAILED", "FAILED" + obeyed);
        service.with("GET /api/v1/builds/1", 200, failed)
                .with("POST /api/v1/builds", 202, failed.replace("\"id\": \"1\"", "\"id\": \"1" + obeyed + "\""))
                .with("GET /api/v1/engines", 200, offered("linux-x64/a", "linux-x64/" + obeyed));
        for (String output : List.of("text", "markdown", "sarif")) {
            assertThat(run("status", "1", "--output", output)).isEqualTo(1);
            assertThat(text(out)).contains("It threw");
            assertClean();
        }
        run("status", "1", "--json");
        assertClean();
        assertThat(run("build", script(), "--no-wait", "--target", "linux-x64/a", "--target", "linux-x64/*?"))
                .isZero();
        assertThat(text(err)).contains("is left out");
        assertClean();
    }

    @Test
    void aBuildWithoutAnIdIsNone() throws IOException {
        service.with("POST /api/v1/builds", 202, "{}");
        assertThat(run("build", script(), "--no-wait", "--target", "linux-x64/a"))
                .isEqualTo(5);
        assertThat(text(err)).contains("error[not-a-service]");
    }

    @Test
    void aRollbackThatIsRunTwiceDoesNotGoForward() {
        String channel = "GET /api/v1/names/app/channels/stable?limit=20";
        String put = "PUT /api/v1/names/app/channels/stable";
        service.with(channel, 200, channel("1.1.0", 2, change("1.0.0", "1.1.0"), change("", "1.0.0")))
                .with(
                        channel,
                        200,
                        channel("1.0.0", 3, change("1.1.0", "1.0.0"), change("1.0.0", "1.1.0"), change("", "1.0.0")))
                .with(put, 200, channel("1.0.0", 3));
        assertThat(run("rollback", "app", "stable")).isZero();
        assertThat(run("rollback", "app", "stable")).isEqualTo(1);
        assertThat(text(err)).contains("error[already-rolled-back]", "--to");
        assertThat(service.requests())
                .filteredOn(it -> it.startsWith("PUT"))
                .containsExactly(put + " {\"version\":\"1.0.0\"}");
        assertThat(run("rollback", "app", "stable", "--to", "1.1.0", "--reason", "It was the cache"))
                .isZero();
        assertThat(service.requests())
                .last()
                .isEqualTo(put + " {\"reason\":\"It was the cache\",\"version\":\"1.1.0\"}");
    }

    @Test
    void theHistoryOfAChannelSaysWhy() {
        String because = change("1.0.0", "1.1.0").replace("}", ", \"changedBy\": \"ann\", \"reason\": \"Faster\"}");
        service.with(
                "GET /api/v1/names/app/channels/stable?limit=2",
                200,
                channel("1.1.0", 2, because, change("", "1.0.0").replace("\"1.0.0\"}", "null}")));
        assertThat(run("history", "app", "stable", "--limit", "2")).isZero();
        assertThat(text(out))
                .contains("revision  from", "1.0.0  1.1.0", "ann  Faster")
                .contains("-      deleted");
        assertThat(run("history", "app", "stable", "--limit", "2", "--json")).isZero();
        assertThat(text(out)).contains("\"reason\":\"Faster\"");
    }

    @Test
    void aReasonIsForAChannelThatMoves() throws IOException {
        assertThat(run("build", script(), "--reason", "Faster")).isEqualTo(2);
        assertThat(text(err)).contains("error[usage]: A reason is for a channel that moves.");
    }

    private static String channel(String version, int revision, String... history) {
        return "{\"name\": \"app\", \"channel\": \"stable\", \"version\": \"" + version + "\", \"revision\": "
                + revision + ", \"history\": {\"items\": [" + String.join(", ", history) + "]}}";
    }

    private static String change(String from, String to) {
        return "{\"from\": " + (from.isEmpty() ? "null" : "\"" + from + "\"") + ", \"to\": \"" + to + "\"}";
    }

    private void assertClean() {
        assertThat(text(out) + text(err)).doesNotContain("\u001B", "\u2066");
    }

    private void version(String version, String... targets) {
        String all = Stream.of(targets)
                .map(it ->
                        "{\"target\": \"" + it + "\", \"usable\": true, \"snapshot\": \"" + version + "-" + it + "\"}")
                .collect(Collectors.joining(", "));
        service.with(
                "GET /api/v1/names/app/versions/" + version,
                200,
                "{\"version\": \"" + version + "\", \"targets\": [" + all + "]}");
    }

    private void snapshot(String digest, int size, String metrics) {
        service.with(
                "GET /api/v1/snapshots/" + digest.replace("/", "%2F"),
                200,
                "{\"digest\": \"" + digest + "\", \"size\": " + size + ", \"metrics\": " + metrics + "}");
    }

    private static String refusal(String code) {
        return "{\"code\": \"" + code + "\", \"detail\": \"No.\", \"status\": 409}";
    }

    private static String offered(String... targets) {
        return "{\"items\": ["
                + Stream.of(targets)
                        .map(it -> "{\"target\": \"" + it + "\", \"builders\": [\"b\"]}")
                        .collect(Collectors.joining(", "))
                + "]}";
    }

    private String script() throws IOException {
        return Files.writeString(folder.resolve("main.js"), "globalThis.a = 1;\n")
                .toString();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new SnapforgeCli(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        InputStream.nullInputStream(),
                        Map.of("HOME", folder.toString(), "SNAPFORGE_URL", service.url()))
                .run(folder, arguments);
    }

    private static String text(ByteArrayOutputStream from) {
        return from.toString(StandardCharsets.UTF_8);
    }
}
