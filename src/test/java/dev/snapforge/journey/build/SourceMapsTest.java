package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bundles that esbuild made of TypeScript: what is said about them is said about the TypeScript. */
@WholeService
class SourceMapsTest {

    private static final Path FIXTURES = Path.of("src/test/resources/sourcemaps");
    private static final String SPEC =
            spec().target(CURRENT).requires("started").toString();

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
        BuildAnswer build = service.build(form(map, "main").spec(SPEC));

        // In src/clock.ts the seventh line is "  at: Date.now() + 0.5,", and the call is that of "now".
        assertThat(build)
                .succeeded()
                .lacksFindings("source-map-unreadable")
                .hasFinding("time-read")
                .at("src/clock.ts", 7, 12)
                .generatedAt("main.js", 4, 14);
    }

    @ParameterizedTest
    @EnumSource
    void findsWhereTheOriginalThrows(Map map) throws IOException {
        BuildAnswer build = service.build(form(map, "failing").spec("{}"));
        assertThrownInTheOriginal(build);
        // What the bundler put around it all has no original.
        assertThat(build.job().problem()).endsWith("stack", "at failing.js:16:3");
    }

    @Test
    void findsWhereTheOriginalOfAMinifiedScriptThrows() throws IOException {
        assertThrownInTheOriginal(service.build(new Form()
                .file("failing.js.map", read("minified/failing.js.map"))
                .file("failing.js", read("minified/failing.js"))));
    }

    @Test
    void leavesPlacesOfOtherFilesAsTheyAre() throws IOException {
        BuildAnswer build = service.build(new Form()
                .file("main.js", read("external/main.js"))
                .file("main.js.map", read("external/main.js.map"))
                .file("late.js", bytes("\n(function late() { throw new Error(started().at); })();"))
                .spec(spec().target(CURRENT)));

        assertThat(build)
                .failedWith("script-threw")
                .isNotGenerated()
                .object("location")
                .has("file", "late.js")
                .has("line", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "{\"version\": 3, \"sources\": [], \"mappings\": \"AAAA\"}"})
    void buildsInSpiteOfABrokenMap(String broken) throws IOException {
        BuildAnswer build = service.build(new Form()
                .file("main.js", read("external/main.js"))
                .file("main.js.map", bytes(broken))
                .spec(SPEC));

        assertThat(build).succeeded().hasFinding("time-read").object("location").has("file", "main.js");
        assertThat(build).hasFinding("source-map-unreadable").detail("main.js.map");
    }

    @Test
    void doesNotGiveTheMapToTheEngine() throws IOException {
        AnswerObject map = service.build(form(Map.UPLOADED, "failing").file("ok.js", "1"))
                .files()
                .get(2);
        assertThat(map).has("name", "failing.js.map").has("entry", false);

        assertThat(service.build(Form.of("main.mjs", "import './main.mjs.map';").file("main.mjs.map", "{}")))
                .failedWith("module-not-found");
    }

    @Test
    void keepsAnUploadedMapOutOfTheSnapshot() throws IOException {
        assertThat(snapshot(Map.INLINE)).contains("sourceMappingURL=data:application/json;base64,ewogICJ2ZXJzaW9u");
        assertThat(snapshot(Map.UPLOADED)).contains("Date.now() + 0.5").doesNotContain("src/clock.ts\"");
    }

    private String snapshot(Map map) throws IOException {
        BuildAnswer build = service.build(form(map, "main").spec(SPEC));
        String digest = build.snapshot();
        byte[] container =
                service.bytes("/api/v1/snapshots/" + digest + "/container").body();
        return new String(container, StandardCharsets.ISO_8859_1);
    }

    private static void assertThrownInTheOriginal(BuildAnswer build) {
        assertThat(build).failed();
        assertThat(build.jobs())
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job)
                        .failedWith("script-threw")
                        .at("src/order.ts", 7, 5)
                        .startsWith("stack", "Error: an order has at least one item\n")
                        .stack("(src/order.ts:7:11)", "(src/failing.ts:4:27)", " src/failing.ts:8:1\n")
                        .object("location")
                        .object("generated")
                        .has("file", "failing.js"));
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

    private static byte[] read(String name) throws IOException {
        return Files.readAllBytes(FIXTURES.resolve(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
