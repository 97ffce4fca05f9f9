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
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.format.NodeBlobHeader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Node, its own snapshot builder, in the sandbox that it must have. */
class NodeEngineTest extends NodeEngineFixture {

    @Test
    void probesNode() {
        EngineProbeResult facts = engine().facts();
        assertThat(facts.engineVersion()).isEqualTo("24.21.0");
        assertThat(facts.v8Version()).isEqualTo("13.6.233.17-node.53");
        assertThat(facts.isolation()).isEqualTo("bwrap");
        assertThat(facts.deferred()).contains("Float16Array", "%ArrayIterator%.^.@@dispose");
    }

    @Test
    void tellsWhatTheHeapConsistsOf() {
        try (EngineSession session = engine().open()) {
            KnownHeap.requireKinds(
                    session, created(snapshotOf(session, KnownHeap.SCRIPTS)).blob());
        }
    }

    @Test
    void restoresWhatFilesLeftInOrder() {
        try (EngineSession session = engine().open()) {
            CreateResponse created = created(snapshotOf(
                    session,
                    List.of(
                            new Script("first.js", "globalThis.list = ['first'];"),
                            new Script("second.js", "list.push('second'); const local = 7; class Shape {}"))));
            NodeBlobHeader header = NodeBlobHeader.read(LocalEngines.bytes(created));
            assertThat(header.nodeVersion()).isEqualTo("24.21.0");
            assertThat(header.platform()).isEqualTo("linux-x64");
            assertThat(header.v8().v8Version()).isEqualTo("13.6.233.17-node.53");
            EvaluateResponse evaluated = evaluated(session.evaluateRestored(
                    created.blob(),
                    new Questions(
                            List.of("list", "Shape", "list.length", "absent", "list.absent"),
                            List.of("list", "local", "Promise.resolve(list[1])", "new Promise(() => {})", "absent"),
                            GraphForm.NONE),
                    stage -> {}));
            assertThat(evaluated.missing()).containsExactly("absent", "list.absent");
            assertThat(evaluated.values())
                    .containsExactly(
                            "[\"first\",\"second\"]",
                            "7",
                            "\"second\"",
                            "a promise that stays pending",
                            "throws ReferenceError: absent is not defined");
        }
    }

    @Test
    void givesTheSameBytesForTheSameFiles() {
        List<Script> scripts = List.of(
                new Script(
                        "main.js",
                        "const made = Date.now(); const chance = Math.random(); const zlib = require('zlib');"
                                + " globalThis.table = Array.from({ length: 5000 }, (_, i) => ({ ['k' + i]: i * chance, made }));"));
        try (EngineSession session = engine().open()) {
            DeterminismSettings conditions = new DeterminismSettings(true, 1_700_000_000_000L, 17);
            CreateResponse one = created(session.create(scripts, conditions, true, true, stage -> {}));
            CreateResponse other = created(session.create(scripts, conditions, true, true, stage -> {}));
            assertThat(one.blob().path()).hasSameBinaryContentAs(other.blob().path());
        }
    }

    @Test
    void agreesWithAFreshProcess() {
        List<Script> scripts = List.of(new Script(
                "main.js",
                "const path = require('path'); globalThis.join = (...parts) => path.join(...parts);"
                        + " Object.defineProperty(globalThis, 'hidden', { get() { return 1; } });"));
        Questions questions = new Questions(List.of("join"), List.of("join('a', '..', 'b')"), GraphForm.LINES);
        try (EngineSession session = engine().open()) {
            CreateResponse created = created(snapshotOf(session, scripts));
            EvaluateResponse restored = evaluated(session.evaluateRestored(created.blob(), questions, stage -> {}));
            EvaluateResponse plain =
                    evaluated(session.evaluatePlain(scripts, DeterminismSettings.REAL, questions, stage -> {}));
            assertThat(restored.values()).isEqualTo(plain.values()).containsExactly("\"b\"");
            assertThat(restored.graph()).isEqualTo(plain.graph()).contains("\tjoin\tecw\t#");
        }
    }

    @Test
    void saysWhereTheSyntaxIsWrong() {
        RefusalResponse refused = refused(create("var a = 1;\nlet x = ;\n"));
        assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.SYNTAX);
        assertThat(refused.file()).isEqualTo("main.js");
        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.column()).isEqualTo(9);
        assertThat(refused.message()).isEqualTo("SyntaxError: Unexpected token ';'");
    }

    @Test
    void saysWhatWasThrownAndWhere() {
        RefusalResponse refused = refused(create("globalThis.f = () => {\n  null.x;\n};\nf();"));
        assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.THREW);
        assertThat(refused.file()).isEqualTo("main.js");
        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.message()).startsWith("TypeError: Cannot read properties of null");
    }

    @Test
    void saysWhatWasThrownLater() {
        RefusalResponse refused = refused(create("setTimeout(() => {\n  throw new RangeError('late');\n}, 1);"));
        assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.THREW);
        assertThat(refused.message()).isEqualTo("RangeError: late");
        assertThat(refused.line()).isEqualTo(2);
    }

    @Test
    void keepsErrorsThatWereMadeWhileTheFilesRan() {
        assertThat(values(
                        "globalThis.kept = new RangeError('early');",
                        "kept.message",
                        "kept.stack.split('\\n')[1].trim()"))
                .containsExactly("\"early\"", "\"at main.js:1:19\"");
    }

    @Test
    void endsWhatACheckStartedBeforeTheNextOne() {
        assertThat(values("globalThis.later = async () => { globalThis.done = await 7; };", "later(), 'begun'", "done"))
                .containsExactly("\"begun\"", "7");
    }

    private static List<String> values(String source, String... expressions) {
        try (EngineSession session = engine().open()) {
            CreateResponse created = created(snapshotOf(session, List.of(new Script("main.js", source))));
            return evaluated(session.evaluateRestored(
                            created.blob(),
                            new Questions(List.of(), List.of(expressions), GraphForm.NONE),
                            stage -> {}))
                    .values();
        }
    }

    @Test
    void refusesWhatNodeEnginesDoNotDo() {
        try (EngineSession session = engine().open()) {
            assertThat(refused(snapshotOf(session, List.of(new Script("main.js", "process.exit(0)"))))
                            .reason())
                    .isEqualTo(RefusalResponse.Reason.EXITED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 127, 128, 137, 143, 153, 200, 255})
    void anExitCodeThatABundleCanChooseIsTheBundles(int code) {
        RefusalResponse refused = refused(create("process.exit(" + code + ")"));

        assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.EXITED);
        assertThat(refused.message()).contains("exit code " + code);
    }

    private static EngineResponse create(String source) {
        try (EngineSession session = engine().open()) {
            return snapshotOf(session, List.of(new Script("main.js", source)));
        }
    }
}
