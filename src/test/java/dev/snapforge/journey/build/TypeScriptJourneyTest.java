package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** TypeScript over HTTP: as parts of a form and in an archive, with its configuration, for every engine. */
@WholeService
class TypeScriptJourneyTest {

    private static final String CONFIGURATION = """
            {
              // As most projects have it.
              "compilerOptions": { "strict": true, "target": "ES2022", "module": "NodeNext", "verbatimModuleSyntax": true, },
            }
            """;

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void buildsAnArchiveWithItsConfigurationTheSameEachTime() throws IOException {
        Map<String, String> files = new TreeMap<>(Map.of(
                "snapforge.json",
                "{\"files\": [\"src/main.ts\"], \"requires\": [\"greet\"], \"checks\": [\"greet('Ada')\", \"Object.keys(colours).join()\"]}",
                "tsconfig.json",
                CONFIGURATION,
                "src/main.ts",
                """
                import { greeting, type Greeting } from './lib/greeting.js';
                import * as colours from './lib/colours.mjs';
                declare global { var greet: Greeting; var colours: object }
                globalThis.greet = (name: string): string => greeting(name)!;
                globalThis.colours = colours satisfies object;
                """,
                "src/lib/greeting.ts",
                "export type Greeting = (name: string) => string;\nexport const greeting: Greeting = (name) => `Hello, ${name}!`;\n",
                "src/lib/colours.mts",
                "export const red: string = 'red', blue = 'blue' as const;\n"));
        Form form = new Form().file("app.zip", zip(files));
        BuildAnswer build = service.build(form);

        assertThat(build)
                .succeeded()
                .hasTargets(CURRENT, PREVIOUS)
                .hasFiles("src/main.ts", "src/lib/greeting.ts", "src/lib/colours.mts")
                .lacksFindings("differs-from-source");
        assertThat(service.build(form)).hasSnapshotsOf(build);
        // What it allows would be the same without it.
        files.remove("tsconfig.json");
        assertThat(service.build(new Form().file("app.zip", zip(files)))).hasSnapshotsOf(build);
    }

    @Test
    void whatAFileThrowsIsToldOfTheAuthorsLines() {
        BuildAnswer build = service.build(Form.of(
                        "main.ts",
                        "interface A { x: number }\n\nconst a: A = { x: 1 }, fail = (): never => { throw new Error('x'); };\nfail();")
                .spec(spec().target(CURRENT)));

        assertThat(build).failedWith("script-threw").at("main.ts", 3, 46);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main.ts  | enum A { B }                  | typescript-not-erasable | 1",
                "main.ts  | class A { constructor(public b: string) {} } | typescript-not-erasable | 23",
                "main.tsx | let a = <a/>;                 | typescript-jsx | 9",
                "main.ts  | let a: = 1;                   | syntax-error | 8",
                "main.mts | import { A } from './lib.mts'; globalThis.b = 1 as A; | missing-export | 10",
            })
    void whatIsMoreThanTypesIsRefused(String name, String source, String code, int column) {
        BuildAnswer build = service.build(
                Form.of(name, source).file("lib.mts", "export type A = number;").spec(spec().target(CURRENT)));

        assertThat(build).failedWith(code).hint().at(name, 1, column);
    }

    @Test
    void aMegabyteOfAnglesEndsAtALimit() {
        BuildAnswer build =
                service.build(Form.of("main.ts", "<".repeat(1 << 20)).spec(spec().target(CURRENT)));

        // One complaint for each of them.
        assertThat(build).failedWith("out-of-memory").hint();
    }

    @Test
    void compilerOptionsThatAskForMoreAreRefused() {
        assertThat(service.post(Form.of("main.ts", "export const a: number = 1;")
                        .file("tsconfig.json", "{\"compilerOptions\": {\"useDefineForClassFields\": false}}")))
                .isRefused(422, "tsconfig-not-supported")
                .hint("constructor");
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive.toByteArray();
    }
}
