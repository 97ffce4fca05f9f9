package dev.snapforge.journey.build;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** ES modules over HTTP: as parts of a form and in an archive, for every engine. */
@WholeService
class ModulesJourneyTest {

    private static final Path EXAMPLE = Path.of("examples/modules");
    private static final List<String> FILES = List.of("main.mjs", "lib/template.mjs", "lib/escape.mjs");

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void buildsTheExampleFromAnArchive() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (String name : List.of("snapforge.json", "lib/escape.mjs", "lib/template.mjs", "main.mjs")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(EXAMPLE.resolve(name)));
            }
        }
        JsonNode build = service.build(new Form().file("letters.zip", archive.toByteArray()));

        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(build.at("/jobs")).hasSize(2);
        for (int i = 0; i < FILES.size(); i++) {
            JsonNode file = build.at("/bundle/files/" + i);
            assertThat(file.at("/name").asString()).isEqualTo(FILES.get(i));
            assertThat(file.at("/entry").asBoolean()).isEqualTo(i == 0);
        }
    }

    @Test
    void buildsTheExampleFromTheFilesThemselves() throws IOException {
        Form form = new Form();
        for (String name : FILES) {
            form.file(name, Files.readAllBytes(EXAMPLE.resolve(name)));
        }
        form.spec(
                "{\"requires\": [\"letter\"], \"checks\": [{\"expression\": \"letter('reminder', {name: 'Bo', count: 2})\","
                        + " \"expected\": \"<p>Bo, 2 letters are waiting.</p>\"}]}");
        JsonNode first = service.build(form);

        assertThat(first.at("/status").asString()).as(first.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(first.at("/jobs")).hasSize(2);
        assertThat(service.build(form).at("/jobs/0/snapshot").asString())
                .isEqualTo(first.at("/jobs/0/snapshot").asString());
    }

    @Test
    void acceptsAModuleAsTheBody() {
        HttpResponse<String> response = service.post(
                "/api/v1/builds?fileName=main.mjs&targets=linux-x64/javet-v8-5.0.6&requires=answer",
                "text/javascript",
                "export const answer = await 42; globalThis.answer = answer;",
                "Prefer",
                "wait=60");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(json(response).at("/status").asString()).as(response.body()).isEqualTo("SUCCEEDED");
    }

    static Stream<Arguments> modulesThatCannotBeSnapshotted() {
        return Stream.of(
                Arguments.of("module-not-found", "let a;\nimport { a as b } from './gone.mjs';", 2, 24),
                Arguments.of("bare-import", "import react from 'react';", 1, 19),
                Arguments.of("import-of-script", "export * from './classic.js';", 1, 15),
                Arguments.of("missing-export", "import { gone } from './other.mjs';", 1, 10),
                Arguments.of("syntax-error", "import { a } from './other.mjs';\nlet a;", 2, 5),
                Arguments.of("script-threw", "import './other.mjs';\n  throw new Error('boo');", 2, 3),
                Arguments.of("dynamic-import", "const late =\n  await import('./other.mjs');", 2, 9),
                Arguments.of("top-level-await", "import './other.mjs';\nawait new Promise(() => {});", 2, 1));
    }

    @ParameterizedTest
    @MethodSource("modulesThatCannotBeSnapshotted")
    void explainsWhyModulesCannotBeSnapshotted(String code, String source, int line, int column) {
        JsonNode build = service.build(Form.of("main.mjs", source)
                .file("other.mjs", "export const a = 1;".getBytes(StandardCharsets.UTF_8))
                .file("classic.js", "var b;".getBytes(StandardCharsets.UTF_8))
                .spec("{\"targets\": [\"linux-x64/javet-v8-5.0.6\"]}"));

        JsonNode problem = build.at("/jobs/0/problem");
        assertThat(problem.at("/code").asString()).as(build.toPrettyString()).isEqualTo(code);
        assertThat(problem.at("/detail").asString()).isNotEmpty();
        assertThat(problem.at("/hint").asString()).isNotEmpty();
        assertThat(problem.at("/location/file").asString()).isEqualTo("main.mjs");
        assertThat(problem.at("/location/line").asInt()).isEqualTo(line);
        assertThat(problem.at("/location/column").asInt()).isEqualTo(column);
    }

    @Test
    void saysWhatToDoWithTypeScript() {
        HttpResponse<String> response = service.post(Form.of("main.ts", "let a: number = 1;"));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(json(response).at("/code").asString()).isEqualTo("unsupported-file-type");
        assertThat(json(response).at("/hint").asString()).contains("esbuild");
    }
}
