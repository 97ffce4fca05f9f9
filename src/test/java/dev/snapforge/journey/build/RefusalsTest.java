package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bundles that cannot become snapshots, and requests that cannot become builds. The service is as healthy afterwards. */
@WholeService
class RefusalsTest {

    private static final String ONE_TARGET = spec().target(CURRENT).defer("off").toString();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private ServiceClient service;

    @Value("${snapforge.engine.work-directory}")
    private Path engineFolder;

    @Value("${snapforge.blob.directory}")
    private Path blobFolder;

    private long snapshotsBefore;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
        snapshotsBefore = count("snapshot");
    }

    @AfterEach
    void leavesNothingBehind() {
        assertThat(count("snapshot")).isEqualTo(snapshotsBefore);
        await().untilAsserted(() -> {
            assertThat(count("scheduled_tasks")).isZero();
            // Spare processes for one build on each of the two engines may be waiting: two that create, two that load.
            assertThat(files(engineFolder, "process-")).hasSizeLessThanOrEqualTo(8);
            assertThat(files(blobFolder.resolve("incoming"), "")).isEmpty();
        });
        assertThat(AnswerObject.of(service.get("/actuator/health"))).has("status", "UP");
    }

    static Stream<Arguments> bundlesThatCannotBeSnapshotted() {
        return Stream.of(
                Arguments.of("syntax-error", "const a = 1;\nlet b = ;", "Unexpected token ';'"),
                Arguments.of("script-threw", "function f() { throw new TypeError('boo'); }\nf();", "TypeError: boo"),
                Arguments.of("script-threw", "throw { a: 1 };", "not an Error"),
                Arguments.of("cpu-limit", "for (;;) {}", ""),
                Arguments.of("out-of-memory", "const a = []; for (;;) a.push(new Array(1000).fill(1.5));", ""),
                Arguments.of("out-of-memory", "'a'.repeat(2 ** 29 - 25).split('');", "beyond its largest size"),
                Arguments.of("out-of-memory", "const a = []; a.length = 2 ** 32 - 1; a.fill(1);", "its heap limit"),
                Arguments.of("script-threw", "new ArrayBuffer(2 ** 40);", "Array buffer allocation failed"),
                Arguments.of(
                        "memory-limit",
                        "const k = []; for (;;) { const b = new Uint8Array(1 << 24); b.fill(1); k.push(b); }",
                        ""),
                Arguments.of(
                        "finalization-registry",
                        "globalThis.r = new FinalizationRegistry(() => {});"
                                + "(function () { for (let i = 0; i < 100; i++) r.register({}, i); })();"
                                + "var g = []; for (let i = 0; i < 3e5; i++) g.push({ i });",
                        ""),
                Arguments.of("deleted-built-in", "delete globalThis.Atomics;", "Atomics"),
                Arguments.of("frozen-built-in", "Object.freeze(Math);", "Math: this engine adds"),
                Arguments.of("frozen-built-in", "Object.freeze(Error);", "Error: this engine adds"),
                Arguments.of(
                        "script-threw", "new WebAssembly.Module(new Uint8Array(8));", "WebAssembly is not defined"),
                Arguments.of("built-in-locked", "var Temporal = {};", "Temporal"),
                Arguments.of(
                        "snapshot-does-not-load",
                        "Object.defineProperty(Error, 'stackTraceLimit', { value: 10, configurable: true });"
                                + "globalThis.kept = new Error('kept');",
                        "aborted when a fresh process loaded it"),
                // V8 cannot read a buffer that lies at one of some depths, so here is one at each.
                Arguments.of(
                        "snapshot-does-not-load",
                        "globalThis.chains = []; for (let depth = 0; depth < 64; depth++) {"
                                + " let chain = new ArrayBuffer(64); for (let i = 0; i < depth; i++) chain = { chain };"
                                + " chains.push(chain); }",
                        "cannot read an ArrayBuffer"));
    }

    @ParameterizedTest
    @MethodSource("bundlesThatCannotBeSnapshotted")
    void explainsWhyABundleCannotBeSnapshotted(String code, String source, String detail) {
        BuildAnswer build = service.build(Form.of("app.js", source).spec(ONE_TARGET));

        assertThat(build).failedWith(code).detail(detail).hint();
        assertThat(build.toString()).doesNotContain(Path.of("").toAbsolutePath().toString());
    }

    @Test
    void aCheckCannotAnswerMoreThanTheServiceWantsToHold() {
        BuildAnswer build = service.build(Form.of("app.js", "globalThis.a = 1;")
                .spec(spec().target(CURRENT).check("'x'.repeat(100000000)").toString()));

        assertThat(build).failedWith("output-limit").hint();
        assertThat(build.toString()).contains("a check whose result is very large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(() => { const a = []; for (;;) a.push(new Array(1e5).fill(0.5)); })()",
                "(() => { const m = new Map(); for (let i = 0; ; i++) m.set(i, { i }); })()"
            })
    void aCheckThatFillsTheHeapIsNotTheSnapshotsFault(String check) {
        BuildAnswer build = service.build(Form.of("app.js", "globalThis.a = 1;")
                .spec(spec().target(CURRENT).check(check).toString()));

        assertThat(build).failedWith("out-of-memory").hint();
        assertThat(build.toString()).contains("V8 reached its heap limit");
    }

    @Test
    void saysWhereTheSyntaxIsWrong() {
        BuildAnswer build = service.build(new Form()
                .file("good.js", bytes("globalThis.a = 1;"))
                .file("lib/bad.js", bytes("const a = 1;\n  let b = ;"))
                .spec(ONE_TARGET));
        assertThat(build).failedWith("syntax-error").at("lib/bad.js", 2, 11).isNotGenerated();
    }

    @Test
    void tellsOfAllFilesThatDoNotParseAndAllImportsThatLeadNowhere() {
        BuildAnswer build = service.build(new Form()
                .file("first.js", bytes("let a = ;"))
                .file("good.js", bytes("globalThis.a = 1;"))
                .file("second.js", bytes("\n  function ("))
                .file("main.mjs", bytes("import './gone.mjs';\nimport './broken.mjs';\nimport { b } from 'react';"))
                .file("broken.mjs", bytes("export const = 1;"))
                .spec(ONE_TARGET));

        assertThat(build).failedWith("syntax-error").at("first.js", 1, 9);
        assertThat(places(build))
                .containsExactly(
                        "syntax-error second.js:2:3",
                        "syntax-error broken.mjs:1:14",
                        "module-not-found main.mjs:1:8",
                        "bare-import main.mjs:3:19");
    }

    private static List<String> places(BuildAnswer build) {
        return build.job().problem().objects("others").stream()
                .map(other -> {
                    AnswerObject at = other.object("location");
                    return other.text("code") + " " + at.text("file") + ":" + at.number("line") + ":"
                            + at.number("column");
                })
                .toList();
    }

    @Test
    void showsTheStackWithTheBundlesFileNames() {
        BuildAnswer build = service.build(new Form()
                .file("lib.js", bytes("globalThis.fail = () => { throw new TypeError('boo'); };"))
                .file("main.js", bytes("\nfail();"))
                .spec(ONE_TARGET));
        assertThat(build).failedWith("script-threw").stack("fail (lib.js:1:33)", "at main.js:2:1");
    }

    @Test
    void refusesASnapshotThatLacksWhatIsRequired() {
        BuildAnswer build = service.build(Form.of("app.js", "globalThis.there = 1;")
                .spec(spec().target(CURRENT).requires("there", "missing.deep")));
        assertThat(build).failedWith("requires-missing").detail("missing.deep");
    }

    @Test
    void refusesASnapshotThatBehavesDifferently() {
        BuildAnswer build = service.build(Form.of("app.js", "globalThis.hadTemporal = typeof Temporal;")
                .spec(spec().target(CURRENT).check("hadTemporal")));
        assertThat(build).failedWith("check-differs").detail("\"object\"", "\"undefined\"");
    }

    @Test
    void refusesASnapshotThatDoesNotGiveWhatIsExpected() {
        BuildAnswer build = service.build(Form.of("app.js", "globalThis.a = 1;")
                .spec(spec().target(CURRENT).check("a", 2)));
        assertThat(build).failedWith("check-unexpected");
    }

    @Test
    void refusesASnapshotWhoseCallbackThrowsAfterARestore() {
        String source = """
                globalThis[Symbol.for('snapforge')].onRestore(function read() {
                  JSON.parse(process.env.SETTINGS);
                });
                """;
        BuildAnswer build = service.build(
                Form.of("app.js", source).spec(spec().target(CURRENT).prelude("node")));
        assertThat(build)
                .failedWith("restore-callback-threw")
                .detail("The callback number 1 (read) of onRestore failed at app.js:2:", "SyntaxError")
                .at("app.js", 2, 8);
    }

    static Stream<Arguments> requestsThatCannotBecomeBuilds() {
        return Stream.of(
                Arguments.of("empty-bundle", Form.of("a.js", "  \n")),
                Arguments.of("only-source-maps", Form.of("a.js.map", "{}")),
                Arguments.of("not-utf8", new Form().file("a.js", new byte[] {'a', (byte) 0xff})),
                Arguments.of("bad-file-name", Form.of("../a.js", "1")),
                Arguments.of("bad-file-name", Form.of("/etc/a.js", "1")),
                Arguments.of("unsupported-file-type", Form.of("a.txt", "1")),
                Arguments.of("no-files", new Form().spec("{}")),
                Arguments.of("bad-archive", new Form().file("a.zip", bytes("not a zip"))),
                Arguments.of("bad-file-name", zip("../evil.js", bytes("1"))),
                Arguments.of("bad-file-name", zip("/etc/evil.js", bytes("1"))),
                Arguments.of("archive-bomb", zip("bomb.js", new byte[32 << 20])),
                Arguments.of("duplicate-file", Form.of("a.js", "1").file("a.js", bytes("2"))),
                Arguments.of("malformed-spec", Form.of("a.js", "1").spec("{\"name\": ")),
                Arguments.of("unknown-field", Form.of("a.js", "1").spec("{\"nmae\": \"x\"}")),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec("{\"requires\": \"a\"}")),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec("{\"prelude\": \"deno\"}")),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec("{\"warmup\": \"\"}")),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec("{\"policy\": {\"runtimeState\": \"ignore\"}}")),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec("{\"policy\": {\"minSpeedup\": -1}}")),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec("{\"policy\": {\"defer\": \"later\"}}")),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec("{\"policy\": {\"defer\": []}}")),
                Arguments.of("defer-unmatched", Form.of("a.js", "1").spec(spec().deferring("a.js", "lib/*"))),
                Arguments.of("spec-too-large", Form.of("a.js", "1").spec(" ".repeat(5 << 20) + "{}")),
                Arguments.of("unknown-part", Form.of("a.js", "1").part("files", "text/plain", bytes("1"))),
                Arguments.of("unknown-part", Form.of("a.js", "1").spec("{}").spec("{}")),
                Arguments.of("too-many-parts", files(601)),
                Arguments.of("too-many-files", files(501)),
                Arguments.of("malformed-multipart", Form.of("a.js", "1").cutShort()),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec(list("targets", 17, "linux-x64/node-24.0.%d"))),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec(list("requires", 101, "a%d"))),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec(list("checks", 101, "a%d"))),
                Arguments.of(
                        "unknown-target", Form.of("a.js", "1").spec("{\"targets\": [\"linux-x64/javet-node-5.0.6\"]}")),
                Arguments.of("unknown-target", Form.of("a.js", "1").spec("{\"targets\": [\"linux-x64/node-24\"]}")),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec("{\"targets\": [\"linux-x64/nodejs-24.1.0\"]}")),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec("{\"targets\": [\"linux-x68/node-24.1.0\"]}")),
                Arguments.of("invalid-spec", Form.of("a.js", "1").spec("{\"targets\": [\"linux-x64/*\"]}")));
    }

    @ParameterizedTest
    @MethodSource("requestsThatCannotBecomeBuilds")
    void refusesTheRequestWithAProblem(String code, Form form) throws IOException {
        long builds = count("build");
        int blobs = blobs();
        HttpResponse<String> response = service.post(form);

        assertThat(response.statusCode()).as(response.body()).isBetween(400, 499);
        assertThat(response).isRefused(response.statusCode(), code);
        assertThat(count("build")).isEqualTo(builds);
        assertThat(blobs()).isEqualTo(blobs);
    }

    @Test
    void readsTheLargestSpecThatTheLimitsAllow() {
        HttpResponse<String> response =
                service.post(Form.of("a.js", "1").spec(" ".repeat((5 << 20) - 12) + "{\"nmae\": 1}"));
        assertThat(response).isRefused(400, "unknown-field");
    }

    @Test
    void refusesAnOversizedUpload() {
        HttpResponse<String> response = service.post(new Form().file("big.js", new byte[65 << 20]));
        assertThat(response).hasStatus(413).hasHeader("Content-Type", "application/problem+json");
    }

    @Test
    void refusesWhatAPageOfAnotherSiteAsksFor() {
        for (String site : List.of("cross-site", "same-site")) {
            assertThat(service.post(Form.of("a.js", "1"), "Sec-Fetch-Site", site))
                    .isRefused(403, "cross-site-request");
            assertThat(service.get("/api/v1/builds", "Sec-Fetch-Site", site)).isRefused(403, "cross-site-request");
            assertThat(service.get("/api/v1/builds", "Sec-Fetch-Site", site, "Sec-Fetch-Mode", "navigate"))
                    .as("a link")
                    .hasStatus(200);
        }
        for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:1")) {
            assertThat(service.post(Form.of("a.js", "1"), "Origin", origin)).isRefused(403, "cross-site-request");
        }
        assertThat(service.post("/api/v1/nowhere", "text/plain", "", "Origin", service.base()))
                .isRefused(404, "not-found");
    }

    @Test
    void refusesDigestsAndRangesThatCannotBe() {
        assertThat(service.get("/api/v1/snapshots/sha256:xyz")).isRefused(400, "malformed-digest");
        assertThat(service.get("/api/v1/snapshots/sha256:" + "0".repeat(64))).isRefused(404, "snapshot-not-found");
        assertThat(service.get("/api/v1/builds/not-an-id")).isRefused(400, "malformed-request");
        assertThat(service.get("/api/v1/nowhere")).isRefused(404, "not-found");
    }

    private int blobs() throws IOException {
        try (Stream<Path> files = Files.walk(blobFolder)) {
            return (int) files.filter(Files::isRegularFile).count();
        }
    }

    private long count(String table) {
        return database.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private static List<String> files(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }
    }

    private static Form files(int count) {
        Form form = new Form();
        IntStream.range(0, count).forEach(it -> form.file(it + ".js", bytes("1")));
        return form;
    }

    private static String list(String field, int size, String item) {
        return IntStream.range(0, size)
                .mapToObj(it -> '"' + item.formatted(it) + '"')
                .collect(Collectors.joining(", ", "{\"" + field + "\": [", "]}"));
    }

    private static Form zip(String name, byte[] content) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("snapforge.json"));
            zip.write(bytes("{\"files\": [\"" + name + "\"]}"));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Form().file("bundle.zip", archive.toByteArray());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
