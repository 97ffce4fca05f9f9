package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static dev.snapforge.engine.LocalEngines.refused;
import static dev.snapforge.engine.LocalEngines.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builder.create.TypeErasure;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types are erased in real engine processes: what is left does what TypeScript's compiler would make of it, at the same places. */
class TypeScriptTest extends EngineFixture {

    static final Path PROGRAMS = Path.of("src/test/resources/dev/snapforge/engine/typescript");

    /** Each begins with the value that it leaves, which was compared with the output of TypeScript 5.9.3. */
    static Stream<Path> programs() throws IOException {
        try (Stream<Path> files = Files.list(PROGRAMS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void programsDoWhatTheirCompilerWouldMakeOfThem(Path program) throws IOException {
        String source = Files.readString(program);
        String expected = source.lines().findFirst().orElseThrow().substring(3);
        try (EngineSession session = local.open(CURRENT)) {
            List<Script> erased =
                    TypeErasure.of(List.of(new Script(program.getFileName().toString(), source)), session);

            assertThat(erased.get(0).source().lines().map(String::length))
                    .containsExactlyElementsOf(
                            source.lines().map(String::length).toList());
            assertThat(evaluated(session.evaluateRestored(
                                    created(snapshotOf(session, erased)).blob(),
                                    new Questions(
                                            List.of("result"),
                                            List.of("JSON.stringify(result) === JSON.stringify(" + expected + ")"),
                                            GraphForm.NONE),
                                    stage -> {}))
                            .values())
                    .containsExactly("true");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main.ts | let a: number = 1 | false",
                "main.ts | import type { A } from './a.ts' | true",
                "main.ts | export {} | true",
                "main.ts | import.meta | true",
                "main.mts | let a: number = 1 | true",
                "main.cts | let a: number = 1 | false",
                "types.d.ts | export const a: number | true",
            })
    void aFileIsAModuleIfTypeScriptSaysSo(String name, String source, boolean module) {
        try (EngineSession session = local.open(CURRENT)) {
            assertThat(TypeErasure.of(List.of(new Script(name, source)), session))
                    .extracting(Script::isModule)
                    .containsExactly(module);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enum Colour { Red } | NOT_ERASABLE | 1 | an enum",
                "  const enum Colour { Red } | NOT_ERASABLE | 1 | an enum",
                "let a; namespace N { export const x = 1 } | NOT_ERASABLE | 8 | a namespace with values",
                "class A { constructor(private x: number) {} } | NOT_ERASABLE | 23 | a parameter property",
                "import a = require('a'); | NOT_ERASABLE | 1 | 'import … ='",
                "export = 1; | NOT_ERASABLE | 1 | 'export ='",
                "@sealed class A {} | NOT_ERASABLE | 1 | a decorator",
                "class A { @log m() {} } | NOT_ERASABLE | 11 | a decorator",
                "class A { m(@inject a) {} } | NOT_ERASABLE | 13 | a decorator",
                "class A { accessor x = 1 } | NOT_ERASABLE | 11 | a field with 'accessor'",
                "let a = <number>b; | NOT_ERASABLE | 9 | a type in angle brackets",
                "let a = 1 + 1 as number * 2; | NOT_ERASABLE | 9 | holds operators together",
                "let a: = 1; | SYNTAX | 8 | Type expected",
            })
    void whatIsMoreThanATypeIsRefusedAtItsPlace(String source, Reason reason, int column, String message) {
        RefusalResponse refused = erasing("lib/main.ts", "\n" + source);

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.file()).isEqualTo("lib/main.ts");
        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.column()).isEqualTo(column);
        assertThat(refused.message()).contains(message);
    }

    @Test
    void jsxIsRefusedAndAllOtherPlacesWithIt() {
        RefusalResponse refused = erasing("view.tsx", "const a: string = <b>text</b>;\nenum E {}\n");

        assertThat(refused.reason()).isEqualTo(Reason.JSX);
        assertThat(refused.column()).isEqualTo(19);
        assertThat(refused.others()).extracting(RefusalResponse::line).containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{", "a<", "let x: [", "a?(", "<T>(", "`${", "!", "x=>"})
    void hostileNestingEndsInARefusal(String part) {
        assertThat(erasing("main.ts", part.repeat(200_000)).reason()).isEqualTo(Reason.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void filesImportEachOtherByTheNamesOfSourceAndOutput(String target) {
        List<Script> scripts = List.of(
                new Script("main.ts", """
                        import { one } from './lib/one.js';
                        import { two, type Two } from './lib/two.ts';
                        import { three } from './lib/three.mjs';
                        import { four } from './lib/four.js';
                        globalThis.all = (): Two[] => [one, two, three, four];
                        globalThis.where = () =>
                          new Error('here' as string).stack!;
                        """),
                new Script("lib/one.ts", "export const one: number = 1;", false),
                new Script("lib/two.ts", "export type Two = number; export const two: Two = 2;", false),
                new Script("lib/three.mts", "export const three = 3 as const;", false),
                new Script("lib/four.tsx", "export const four: number = 4;", false));
        try (EngineSession session = local.open(target)) {
            List<Script> erased = TypeErasure.of(scripts, session);
            BlobFile blob = created(snapshotOf(session, erased)).blob();
            Questions questions = new Questions(List.of("all"), List.of("all().join()", "where()"), GraphForm.NONE);

            List<String> restored = evaluated(session.evaluateRestored(blob, questions, stage -> {}))
                    .values();
            assertThat(restored.get(0)).isEqualTo("\"1,2,3,4\"");
            assertThat(restored.get(1)).contains("main.ts:7:3");
            assertThat(evaluated(session.evaluatePlain(erased, DeterminismSettings.REAL, questions, stage -> {}))
                            .values()
                            .get(0))
                    .isEqualTo(restored.get(0));
        }
    }

    private static RefusalResponse erasing(String name, String source) {
        try (EngineSession session = local.open(CURRENT)) {
            return refused(session.erase(List.of(new Script(name, source))));
        }
    }
}
