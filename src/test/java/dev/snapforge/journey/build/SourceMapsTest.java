package dev.snapforge.journey.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Bundles that esbuild made of TypeScript: what is said about them is said about the TypeScript. */
@WholeService
class SourceMapsTest {

    private static final Path FIXTURES = Path.of("src/test/resources/sourcemaps");
    private static final String SPEC = "{\"targets\": [\"linux-x64/javet-v8-5.0.6\"], \"requires\": [\"started\"]}";

    @LocalServerPort
    private int port;

    private ServiceClient service;

    /** How the map comes with the script. */
    enum Map {
        INLINE,
        UPLOADED,
        ARCHIVED
    }

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @ParameterizedTest
    @EnumSource
    void findsWhereTheOriginalReadsTheClock(Map map) throws IOException {
        JsonNode build = service.build(form(map, "main").spec(SPEC));

        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        JsonNode finding = finding(build, "frozen-time");
        // In src/clock.ts the seventh line is "  at: Date.now() + 0.5,", and the call is that of "now".
        assertThat(finding.at("/location/file").asString()).isEqualTo("src/clock.ts");
        assertThat(finding.at("/location/line").asInt()).isEqualTo(7);
        assertThat(finding.at("/location/column").asInt()).isEqualTo(12);
        assertThat(finding.at("/location/generated/file").asString()).isEqualTo("main.js");
        assertThat(finding.at("/location/generated/line").asInt()).isEqualTo(4);
        assertThat(finding.at("/location/generated/column").asInt()).isEqualTo(14);
        assertThat(codes(build)).doesNotContain("source-map-unreadable");
    }

    @ParameterizedTest
    @EnumSource
    void findsWhereTheOriginalThrows(Map map) throws IOException {
        JsonNode build = service.build(form(map, "failing").spec("{}"));
        assertThrownInTheOriginal(build);
        // What the bundler put around it all has no original.
        assertThat(build.at("/jobs/0/problem/stack").asString()).endsWith("at failing.js:16:3");
    }

    @Test
    void findsWhereTheOriginalOfAMinifiedScriptThrows() throws IOException {
        assertThrownInTheOriginal(service.build(new Form()
                .file("failing.js.map", read("minified/failing.js.map"))
                .file("failing.js", read("minified/failing.js"))));
    }

    @Test
    void leavesPlacesOfOtherFilesAsTheyAre() throws IOException {
        JsonNode build = service.build(new Form()
                .file("main.js", read("external/main.js"))
                .file("main.js.map", read("external/main.js.map"))
                .file("late.js", bytes("\n(function late() { throw new Error(started().at); })();"))
                .spec("{\"targets\": [\"linux-x64/javet-v8-5.0.6\"]}"));

        JsonNode problem = build.at("/jobs/0/problem");
        assertThat(problem.at("/location/file").asString())
                .as(build.toPrettyString())
                .isEqualTo("late.js");
        assertThat(problem.at("/location/line").asInt()).isEqualTo(2);
        assertThat(problem.at("/location/generated").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "{\"version\": 3, \"sources\": [], \"mappings\": \"AAAA\"}"})
    void buildsInSpiteOfABrokenMap(String broken) throws IOException {
        JsonNode build = service.build(new Form()
                .file("main.js", read("external/main.js"))
                .file("main.js.map", bytes(broken))
                .spec(SPEC));

        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(finding(build, "frozen-time").at("/location/file").asString())
                .isEqualTo("main.js");
        assertThat(finding(build, "source-map-unreadable").at("/detail").asString())
                .contains("main.js.map");
    }

    @Test
    void doesNotGiveTheMapToTheEngine() throws IOException {
        JsonNode with = service.build(form(Map.UPLOADED, "failing").file("ok.js", bytes("1")));
        JsonNode files = with.at("/bundle/files");
        assertThat(files.at("/2/name").asString()).as(with.toPrettyString()).isEqualTo("failing.js.map");
        assertThat(files.at("/2/entry").asBoolean()).isFalse();

        JsonNode imported =
                service.build(Form.of("main.mjs", "import './main.mjs.map';").file("main.mjs.map", bytes("{}")));
        assertThat(imported.at("/jobs/0/problem/code").asString())
                .as(imported.toPrettyString())
                .isEqualTo("module-not-found");
    }

    @Test
    void keepsAnUploadedMapOutOfTheSnapshot() throws IOException {
        assertThat(snapshot(Map.INLINE)).contains("sourceMappingURL=data:application/json;base64,ewogICJ2ZXJzaW9u");
        assertThat(snapshot(Map.UPLOADED)).contains("Date.now() + 0.5").doesNotContain("src/clock.ts\"");
    }

    private String snapshot(Map map) throws IOException {
        JsonNode build = service.build(form(map, "main").spec(SPEC));
        String digest = build.at("/jobs/0/snapshot").asString();
        byte[] container =
                service.bytes("/api/v1/snapshots/" + digest + "/container").body();
        return new String(container, StandardCharsets.ISO_8859_1);
    }

    private static void assertThrownInTheOriginal(JsonNode build) {
        assertThat(build.at("/jobs")).isNotEmpty();
        for (JsonNode job : build.at("/jobs")) {
            JsonNode problem = job.at("/problem");
            assertThat(problem.at("/code").asString())
                    .as(build.toPrettyString())
                    .isEqualTo("script-threw");
            assertThat(problem.at("/location/file").asString()).isEqualTo("src/order.ts");
            assertThat(problem.at("/location/line").asInt()).isEqualTo(7);
            assertThat(problem.at("/location/column").asInt()).isEqualTo(5);
            assertThat(problem.at("/location/generated/file").asString()).isEqualTo("failing.js");
            assertThat(problem.at("/stack").asString())
                    .startsWith("Error: an order has at least one item\n")
                    .contains("(src/order.ts:7:11)", "(src/failing.ts:4:27)", " src/failing.ts:8:1\n");
        }
    }

    private static Form form(Map map, String name) throws IOException {
        byte[] script = read((map == Map.INLINE ? "inline/" : "external/") + name + ".js");
        Form form = new Form();
        if (map == Map.ARCHIVED) {
            return form.file("bundle.zip", zip(name, script, read("external/" + name + ".js.map")));
        }
        form.file(name + ".js", script);
        return map == Map.INLINE ? form : form.file(name + ".js.map", read("external/" + name + ".js.map"));
    }

    private static byte[] zip(String name, byte[] script, byte[] map) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("snapforge.json"));
            zip.write(bytes("{\"files\": [\"" + name + ".js\"]}"));
            zip.putNextEntry(new ZipEntry(name + ".js"));
            zip.write(script);
            zip.putNextEntry(new ZipEntry(name + ".js.map"));
            zip.write(map);
        }
        return archive.toByteArray();
    }

    private static JsonNode finding(JsonNode build, String code) {
        for (JsonNode finding : build.at("/jobs/0/findings")) {
            if (finding.at("/code").asString().equals(code)) {
                return finding;
            }
        }
        throw new AssertionError("no " + code + " in " + build.toPrettyString());
    }

    private static List<String> codes(JsonNode build) {
        List<String> codes = new ArrayList<>();
        build.at("/jobs/0/findings")
                .forEach(finding -> codes.add(finding.at("/code").asString()));
        return codes;
    }

    private static byte[] read(String name) throws IOException {
        return Files.readAllBytes(FIXTURES.resolve(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
