package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
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
        BuildAnswer build = service.build(new Form().file("letters.zip", archive.toByteArray()));

        assertThat(build).succeeded().hasTargets(CURRENT, PREVIOUS).hasFiles(FILES.toArray(String[]::new));
        assertThat(build.files()).extracting(it -> it.flag("entry")).containsExactly(true, false, false);
    }

    @Test
    void buildsTheExampleFromTheFilesThemselves() throws IOException {
        Form form = new Form();
        for (String name : FILES) {
            form.file(name, Files.readAllBytes(EXAMPLE.resolve(name)));
        }
        form.spec(spec().requires("letter")
                .check("letter('reminder', {name: 'Bo', count: 2})", "<p>Bo, 2 letters are waiting.</p>"));
        BuildAnswer first = service.build(form);

        assertThat(first).succeeded().hasTargets(CURRENT, PREVIOUS);
        assertThat(service.build(form)).hasSnapshotsOf(first);
    }

    @Test
    void acceptsAModuleAsTheBody() {
        HttpResponse<String> response = service.post(
                "/api/v1/builds?fileName=main.mjs&targets=linux-x64/javet-v8-5.0.6&requires=answer",
                "text/javascript",
                "export const answer = await 42; globalThis.answer = answer;",
                "Prefer",
                "wait=60");

        assertThat(response).hasStatus(200);
        assertThat(BuildAnswer.of(response)).succeeded();
    }

    @Test
    void importsFilesOfTheBundleLater() {
        BuildAnswer build = service.build(Form.of(
                        "main.mjs",
                        "const { a } = await import('./other.mjs');\nglobalThis.later = (name) => import(`./${name}`).then((it) => it.a + a);")
                .file("other.mjs", "export const a = 1;")
                .file("classic.js", "globalThis.fromScript = async () => (await import('./other.mjs')).a;")
                .spec(spec().check("later('other.mjs')", 2)
                        .check("later('gone.mjs').catch((error) => error.name)", "TypeError")
                        .check("fromScript()", 1)));

        assertThat(build).succeeded().hasTargets(CURRENT, PREVIOUS).lacksFindings("differs-from-source");
    }

    @Test
    void importsFilesInChecksAndWarmUps() {
        BuildAnswer build = service.build(Form.of("main.js", "globalThis.count = (it) => it.list.length;")
                .file("lib/list.mjs", "import { one } from './one.mjs';\nexport const list = [one, 2];")
                .file("lib/one.mjs", "export const one = 1;")
                .spec(spec().prelude("web")
                        .warmup("import('./lib/list.mjs').then(count);")
                        .check("import('./lib/list.mjs').then(count)", 2)
                        .check("(async () => (await import(`./lib/${'one'}.mjs`)).one)()", 1)
                        .check("import('./gone.mjs').catch((error) => error.name)", "TypeError")));

        assertThat(build).succeeded().hasTargets(CURRENT, PREVIOUS).lacksFindings("differs-from-source");
        assertThat(capabilities(build)).doesNotContain("slot:import");
    }

    @Test
    void saysThatTheHostMayBeAskedForAnImport() {
        BuildAnswer build = service.build(Form.of("main.js", "globalThis.load = (name) => import(name);")
                .spec(spec().target(CURRENT).prelude("web")));

        assertThat(capabilities(build)).contains("slot:import");
    }

    private List<String> capabilities(BuildAnswer build) {
        return service.snapshot(build.job().snapshot()).texts("capabilities");
    }

    static Stream<Arguments> modulesThatCannotBeSnapshotted() {
        return Stream.of(
                Arguments.of("module-not-found", "let a;\nimport { a as b } from './gone.mjs';", 2, 24),
                Arguments.of("bare-import", "import react from 'react';", 1, 19),
                Arguments.of("import-of-script", "export * from './classic.js';", 1, 15),
                Arguments.of("missing-export", "import { gone } from './other.mjs';", 1, 10),
                Arguments.of("syntax-error", "import { a } from './other.mjs';\nlet a;", 2, 5),
                Arguments.of("script-threw", "import './other.mjs';\n  throw new Error('boo');", 2, 3),
                Arguments.of("top-level-await", "import './other.mjs';\nawait new Promise(() => {});", 2, 1));
    }

    @ParameterizedTest
    @MethodSource("modulesThatCannotBeSnapshotted")
    void explainsWhyModulesCannotBeSnapshotted(String code, String source, int line, int column) {
        BuildAnswer build = service.build(Form.of("main.mjs", source)
                .file("other.mjs", "export const a = 1;")
                .file("classic.js", "var b;")
                .spec(spec().target(CURRENT)));

        assertThat(build).failedWith(code).hint().hasSome("detail").at("main.mjs", line, column);
    }

    @Test
    void saysWhatToDoWithJsx() {
        assertThat(service.post(Form.of("main.jsx", "let a = <a/>;")))
                .isRefused(415, "unsupported-file-type")
                .hint("esbuild");
    }
}
