package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static dev.snapforge.engine.LocalEngines.refused;
import static dev.snapforge.engine.LocalEngines.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.MeasureResponse;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.format.BlobHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** ES modules in real engine processes: what they leave in a snapshot, and what is said where they cannot run. */
class ModulesTest extends EngineFixture {

    private static final Script COUNTER = new Script("lib/counter.mjs", """
            import { isEven } from '../math/even.mjs';
            export let count = 0;
            export function increment() { count += 1; }
            export const where = () => [isEven(10), new Error('here').stack].join();
            order.push('counter');
            """);
    private static final Script EVEN = new Script("math/even.mjs", """
            import { isOdd } from './odd.mjs';
            export function isEven(n) { return n === 0 || isOdd(n - 1); }
            order.push('even');
            """);
    private static final Script ODD = new Script("math/odd.mjs", """
            import { isEven } from './even.mjs';
            export function isOdd(n) { return n !== 0 && isEven(n - 1); }
            order.push('odd');
            """);
    private static final Script MAIN = new Script("main.mjs", """
            import { count, increment, where } from './lib/counter.mjs';
            import * as counter from './lib/counter.mjs';
            let calls = 0;
            globalThis.api = {
              bump() { increment(); return [count, counter.count, ++calls]; },
              where,
              boom() {
                throw new Error('boom');
              },
            };
            order.push('main');
            //# sourceURL=elsewhere.mjs
            """);

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void keepsModulesAliveInASnapshot(String target) {
        List<String> stages = new ArrayList<>();
        try (EngineSession session = local.open(target)) {
            CreateResponse created = created(session.create(
                    List.of(new Script("first.js", "var order = ['first'];"), MAIN, COUNTER, EVEN, ODD),
                    DeterminismSettings.REAL,
                    false,
                    true,
                    stage -> stages.add(stage.stage().label())));
            EvaluateResponse evaluated = evaluated(session.evaluateRestored(
                    created.blob(),
                    new Questions(
                            List.of("api"),
                            List.of(
                                    "order.join()",
                                    "api.bump()",
                                    "api.bump()",
                                    "api.where().split('\\n').slice(0, 2).join()",
                                    "try { api.boom() } catch (e) { e.stack.split('\\n')[1].trim() }",
                                    "api.bump.toString()",
                                    "typeof calls"),
                            GraphForm.NONE),
                    stage -> {}));
            assertThat(evaluated.missing()).isEmpty();
            assertThat(evaluated.values())
                    .containsExactly(
                            "\"first,odd,even,counter,main\"",
                            "[1,1,1]",
                            "[2,2,2]",
                            "\"true,Error: here,    at Object.where (lib/counter.mjs:4:41)\"",
                            "\"at Object.boom (elsewhere.mjs:8:11)\"",
                            "\"bump() { increment(); return [snapforge$scope.count, counter.count, ++calls]; }\"",
                            "\"undefined\"");
        }
        assertThat(stages).containsExactly("parse", "execute", "reconcile", "create");
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void givesTheSameBytesInEveryProcess(String target) {
        List<Script> scripts = List.of(new Script("first.js", "var order = [];"), MAIN, COUNTER, EVEN, ODD);
        try (EngineSession session = local.open(target)) {
            CreateResponse first = created(snapshotOf(session, scripts));
            CreateResponse second = created(snapshotOf(session, scripts));
            assertThat(BlobHeader.read(LocalEngines.bytes(first)).rehashable()).isTrue();
            // Javet writes the address of its runtime into the blob, and V8 a checksum over it: see
            // builder.create.CanonicalForm.
            assertThat(differences(LocalEngines.bytes(first), LocalEngines.bytes(second)))
                    .isBetween(1, 12);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void runsEntriesInOrderAndWhatIsOnlyImportedWhenItIsImported(String target) {
        try (EngineSession session = local.open(target)) {
            CreateResponse created = created(snapshotOf(
                    session,
                    List.of(
                            new Script("a.mjs", "globalThis.order = ['a'];"),
                            new Script("b.mjs", "import './lazy.js'; import './a.mjs'; order.push('b');"),
                            new Script("a2.js", "order.push('classic');"),
                            new Script("lazy.js", "export {}; order.push('lazy', typeof this);", false),
                            new Script("unused.mjs", "this does not even parse", false))));
            assertThat(evaluated(session.evaluateRestored(created.blob(), asking("order.join()"), stage -> {}))
                            .values())
                    .containsExactly("\"a,lazy,undefined,b,classic\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void doesWhatTheLanguageSaysAboutModules(String target) throws IOException {
        Path folder = Path.of("src/test/resources/dev/snapforge/engine/modules");
        List<Script> scripts = new ArrayList<>();
        for (char letter = 'a'; letter <= 'h'; letter++) {
            String name = letter + ".mjs";
            scripts.add(new Script(name, Files.readString(folder.resolve(name)), name.equals("a.mjs")));
        }
        try (EngineSession session = local.open(target)) {
            CreateResponse created = created(snapshotOf(session, scripts));
            EvaluateResponse evaluated =
                    evaluated(session.evaluateRestored(created.blob(), asking("result.split('\\n')"), stage -> {}));
            List<String> expected = Files.readAllLines(folder.resolve("expected.txt"));
            assertThat(evaluated.values()).containsExactly(JsonMapper.shared().writeValueAsString(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void awaitsAtTopLevelWhatIsSettled(String target) {
        try (EngineSession session = local.open(target)) {
            CreateResponse created = created(snapshotOf(
                    session,
                    List.of(
                            new Script("main.mjs", "import { value } from './value.mjs'; globalThis.value = value;"),
                            new Script(
                                    "value.mjs",
                                    "export const value = await (async () => { await null; await null; return 7; })();",
                                    false))));
            assertThat(evaluated(session.evaluateRestored(created.blob(), asking("value"), stage -> {}))
                            .values())
                    .containsExactly("7");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "./gone.mjs    | MODULE_NOT_FOUND | lib/main.mjs imports './gone.mjs', and the bundle has no lib/gone.mjs.",
                "./util        | MODULE_NOT_FOUND | lib/main.mjs imports './util', and the bundle has no lib/util. It has lib/util.mjs.",
                "./util.ts     | MODULE_NOT_FOUND | lib/main.mjs imports './util.ts', and the bundle has no lib/util.ts. It has lib/util.mjs.",
                "./Util.mjs    | MODULE_NOT_FOUND | lib/main.mjs imports './Util.mjs', and the bundle has no lib/Util.mjs. It has lib/util.mjs.",
                "../../up.mjs  | MODULE_NOT_FOUND | lib/main.mjs imports '../../up.mjs', which leads out of the bundle.",
                "react         | BARE_IMPORT      | lib/main.mjs imports 'react', which is no relative path.",
                "util.mjs      | BARE_IMPORT      | lib/main.mjs imports 'util.mjs', which is no relative path.",
                "node:fs       | BARE_IMPORT      | lib/main.mjs imports 'node:fs', which is no relative path.",
                "/lib/util.mjs | BARE_IMPORT      | lib/main.mjs imports '/lib/util.mjs', which is no relative path.",
                "./classic.js  | IMPORT_OF_SCRIPT | lib/main.mjs imports './classic.js', which runs as a classic script."
            })
    void saysWhichImportLeadsNowhere(String specifier, Reason reason, String message) {
        for (String target : List.of(CURRENT, PREVIOUS)) {
            RefusalResponse refused = create(
                    target,
                    new Script("first.js", "throw new Error('nothing runs before everything is linked');"),
                    new Script(
                            "lib/main.mjs",
                            "// import '" + specifier + "'\nexport * as x\n  from '" + specifier + "';"),
                    new Script("lib/util.mjs", ""),
                    new Script("util.mjs", ""),
                    new Script("lib/classic.js", ""));
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.message()).isEqualTo(message);
            assertPosition(refused, "lib/main.mjs", 3, 8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void saysWhereAModuleDoesNotParse(String target) {
        Script main = new Script("main.mjs", "import './b.mjs';");
        RefusalResponse refused = create(target, main, new Script("b.mjs", "let a = 1;\nlet a = 2;", false));
        assertThat(refused.reason()).isEqualTo(Reason.SYNTAX);
        assertPosition(refused, "b.mjs", 2, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void saysWhichExportIsMissing(String target) {
        RefusalResponse refused = create(
                target,
                new Script("main.mjs", "import { nope } from './b.mjs';"),
                new Script("b.mjs", "export const yes = 1;"));
        assertThat(refused.reason()).isEqualTo(Reason.MISSING_EXPORT);
        assertThat(refused.message())
                .isEqualTo("SyntaxError: The requested module './b.mjs' does not provide an export named 'nope'");
        assertPosition(refused, "main.mjs", 1, 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void saysWhatAModuleThrew(String target) {
        Script main = new Script("main.mjs", "import './b.mjs';");
        Script thrower = new Script("b.mjs", "function f() {\n  throw new TypeError('boo');\n}\nf();", false);
        RefusalResponse refused = create(target, main, thrower);
        assertThat(refused.reason()).isEqualTo(Reason.THREW);
        assertThat(refused.message()).isEqualTo("TypeError: boo");
        assertPosition(refused, "b.mjs", 2, 3);
        RefusalResponse plain = plain(target, main, thrower);
        assertThat(plain.message()).isEqualTo("TypeError: boo");
        assertThat(plain.stack()).contains("at f (b.mjs:2:9)").contains("b.mjs:4:1");
        assertPosition(plain, "b.mjs", 2, 3);
        assertThat(create(target, new Script("main.mjs", "throw 42;")).message())
                .isEqualTo("A value that is not an Error was thrown: 42");
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void explainsAModuleThatWaitsForEver(String target) {
        RefusalResponse refused = create(
                target,
                new Script("main.mjs", "import './b.mjs';\nawait null;"),
                new Script("b.mjs", "async () => { await 1; };\nawait new Promise(() => {});", false));
        assertThat(refused.reason()).isEqualTo(Reason.TOP_LEVEL_AWAIT);
        assertThat(refused.message())
                .isEqualTo("main.mjs still waits at its end; await at top level stands at main.mjs:2:1, b.mjs:2:1.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main.mjs | let a;\\n  globalThis.m = import('./b.mjs');  | 2 | 18",
                "main.mjs | let a;\\nconst m = await import('./b.mjs');  | 2 | 17",
                "main.js  | let a;\\n  import('./b.mjs').then(() => {});  | 2 | 3"
            })
    void explainsDynamicImport(String name, String source, int line, int column) {
        for (String target : List.of(CURRENT, PREVIOUS)) {
            Script main = new Script(name, source.replace("\\n", "\n"));
            // Where a snapshot is made, errors have no stack, and without its place the message proves nothing.
            RefusalResponse refused = plain(target, main, new Script("b.mjs", ""));
            assertThat(refused.reason()).isEqualTo(Reason.DYNAMIC_IMPORT);
            assertPosition(refused, name, line, column);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import('./b.mjs').catch(() => {}); globalThis.ok = 1;",
                "const late = import('./b.mjs'); Promise.resolve().then(() => late.catch(() => {}));",
                "globalThis.load = () => import('./b.mjs'); Promise.reject(new Error('Other'));"
            })
    void letsABundleDoWithoutDynamicImport(String source) {
        for (String target : List.of(CURRENT, PREVIOUS)) {
            try (EngineSession session = local.open(target)) {
                created(snapshotOf(session, List.of(new Script("main.mjs", source))));
            }
        }
    }

    private static RefusalResponse create(String target, Script... scripts) {
        try (EngineSession session = local.open(target)) {
            return refused(snapshotOf(session, List.of(scripts)));
        }
    }

    private static RefusalResponse plain(String target, Script... scripts) {
        try (EngineSession session = local.open(target)) {
            return refused(
                    session.evaluatePlain(List.of(scripts), DeterminismSettings.REAL, Questions.NONE, stage -> {}));
        }
    }

    private static Questions asking(String expression) {
        return new Questions(List.of(), List.of(expression), GraphForm.NONE);
    }

    private static void assertPosition(RefusalResponse refused, String file, int line, int column) {
        assertThat(refused.file() + ":" + refused.line() + ":" + refused.column())
                .isEqualTo(file + ":" + line + ":" + column);
    }

    private static int differences(byte[] first, byte[] second) {
        assertThat(first).hasSameSizeAs(second);
        int differences = 0;
        for (int i = 0; i < first.length; i++) {
            differences += first[i] == second[i] ? 0 : 1;
        }
        return differences;
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void measuresModulesAsTheEngineRunsThem(String target) {
        List<Script> scripts = List.of(
                new Script("main.mjs", "import { table } from './lib/table.mjs';\nglobalThis.size = table.length;"),
                new Script(
                        "lib/table.mjs",
                        "export const table = Array.from({ length: 20000 }, (_, i) => ({ i }));",
                        false));
        try (EngineSession session = local.open(target)) {
            MeasureResponse prepared = measured(session.measure(
                    new MeasureRequest(null, scripts, List.of(), "if (size !== 20000) throw size", true)));
            assertThat(prepared.caches())
                    .hasSize(2)
                    .allSatisfy(cache -> assertThat(cache).isNotEmpty());
            assertThat(prepared.grown()).hasSize(2);
            assertThat(prepared.grown().get(1))
                    .isGreaterThan(100_000)
                    .isGreaterThan(prepared.grown().get(0));
            MeasureResponse cached = measured(session.measure(
                    new MeasureRequest(null, scripts, prepared.caches(), "if (size !== 20000) throw size", false)));
            assertThat(cached.firstNanos()).isGreaterThan(cached.startNanos());
            assertThat(cached.caches()).isEmpty();
        }
    }

    private static MeasureResponse measured(EngineResponse answer) {
        assertThat(answer).isInstanceOf(EngineResponse.Answered.class);
        assertThat(((EngineResponse.Answered) answer).message()).isInstanceOf(MeasureResponse.class);
        return (MeasureResponse) ((EngineResponse.Answered) answer).message();
    }
}
