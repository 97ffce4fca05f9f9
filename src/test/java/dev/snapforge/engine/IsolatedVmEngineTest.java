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
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.UnhandledRejection;
import dev.snapforge.format.BlobHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real isolated-vm in a real Node, in the sandbox that it must have. */
@Tag("node")
class IsolatedVmEngineTest {

    private static final String V8 = "13.6.233.17-node.53";

    private static final DeterminismSettings FIXED = new DeterminismSettings(true, 1_700_000_000_000L, 17);

    @TempDir
    static Path work;

    private static LocalEngines local;

    @BeforeAll
    static void probe() throws IOException {
        local = new LocalEngines(work, LocalEngines.LIMITS, List.of("linux-x64/isolated-vm-7.0.1-node-24"));
    }

    @AfterAll
    static void close() {
        local.close();
    }

    private static EngineSession open() {
        return local.open("linux-x64/isolated-vm-7.0.1-node-24");
    }

    @Test
    void isRecognised() {
        EngineProbeResult facts =
                local.engines().all().stream().findFirst().orElseThrow().facts();
        assertThat(facts.engineVersion()).isEqualTo("7.0.1-node-24.21.0");
        assertThat(facts.v8Version()).isEqualTo(V8);
        assertThat(facts.isolation()).isEqualTo("bwrap");
        assertThat(facts.sharesProcess()).isTrue();
        assertThat(facts.deferred()).contains("Float16Array", "WebAssembly", "SharedArrayBuffer");
    }

    @Test
    void restoresWhatFilesLeftInOrder() {
        try (EngineSession session = open()) {
            CreateResponse created = created(snapshotOf(
                    session,
                    List.of(
                            new Script("first.js", "globalThis.list = ['first'];"),
                            new Script("second.js", "list.push('second'); const local = 7; class Shape {}"))));
            assertThat(BlobHeader.read(LocalEngines.bytes(created)).v8Version()).isEqualTo(V8);
            EvaluateResponse evaluated = evaluated(session.evaluateRestored(
                    created.blob(),
                    new Questions(
                            List.of("list", "Shape", "list.length", "absent", "list.absent"),
                            List.of(
                                    "list",
                                    "local",
                                    "Promise.resolve(list[1])",
                                    "Promise.reject('no')",
                                    "new Promise(() => {})",
                                    "absent"),
                            GraphForm.NONE),
                    stage -> {}));
            assertThat(evaluated.missing()).containsExactly("absent", "list.absent");
            assertThat(evaluated.values())
                    .containsExactly(
                            "[\"first\",\"second\"]",
                            "7",
                            "\"second\"",
                            "rejects with no",
                            "a promise that stays pending",
                            "throws ReferenceError: absent is not defined");
        }
    }

    @Test
    void givesTheSameBytesForTheSameFilesAndAgreesWithAPlainIsolate() {
        List<Script> scripts = List.of(new Script(
                "main.js",
                "const made = Date.now(); const chance = Math.random(); class Shape { get side() { return chance; } }"
                        + " globalThis.table = Array.from({ length: 5000 }, (_, i) => ({ ['k' + i]: i * chance, made }));"
                        + " globalThis.side = () => new Shape().side;"));
        Questions questions = new Questions(List.of("table"), List.of("table[7]", "side()"), GraphForm.LINES);
        try (EngineSession session = open()) {
            CreateResponse one = created(session.create(scripts, FIXED, true, true, stage -> {}));
            CreateResponse other = created(session.create(scripts, FIXED, true, true, stage -> {}));
            assertThat(one.blob().path()).hasSameBinaryContentAs(other.blob().path());
            assertThat(one.clockHeld()).isTrue();

            EvaluateResponse restored = evaluated(session.evaluateRestored(one.blob(), questions, stage -> {}));
            EvaluateResponse plain = evaluated(session.evaluatePlain(scripts, FIXED, questions, stage -> {}));
            assertThat(restored.values()).isEqualTo(plain.values());
            assertThat(restored.graph()).isEqualTo(plain.graph()).contains("\ttable\tecw\t#");
            assertThat(restored.capabilities()).contains("intl", "webassembly");
        }
    }

    @Test
    void tellsAllFilesThatDoNotParse() {
        try (EngineSession session = open()) {
            RefusalResponse refused = refused(snapshotOf(
                    session, List.of(new Script("a.js", "var a = 1;\nlet x = ;\n"), new Script("b.js", ")"))));
            assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.SYNTAX);
            assertThat(refused.file()).isEqualTo("a.js");
            assertThat(refused.line()).isEqualTo(2);
            assertThat(refused.column()).isEqualTo(9);
            assertThat(refused.message()).isEqualTo("SyntaxError: Unexpected token ';'");
            assertThat(refused.others())
                    .singleElement()
                    .satisfies(it -> assertThat(it.file()).isEqualTo("b.js"));
        }
    }

    @Test
    void saysWhatWasThrownAndAPlainIsolateSaysWhere() {
        List<Script> scripts = List.of(new Script("main.js", "globalThis.f = () => {\n  null.x;\n};\nf();"));
        try (EngineSession session = open()) {
            RefusalResponse refused = refused(snapshotOf(session, scripts));
            assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.THREW);
            assertThat(refused.message()).startsWith("TypeError: Cannot read properties of null");

            RefusalResponse plain =
                    refused(session.evaluatePlain(scripts, DeterminismSettings.REAL, Questions.NONE, stage -> {}));
            assertThat(plain.message()).isEqualTo(refused.message());
            assertThat(plain.file()).isEqualTo("main.js");
            assertThat(plain.line()).isEqualTo(2);
            assertThat(plain.stack())
                    .contains("at globalThis.f (main.js:2:8)")
                    .doesNotContain("isolated-vm", "snapforge");
        }
    }

    @Test
    void tellsRejectionsAndImportsThatNothingAnswers() {
        try (EngineSession session = open()) {
            CreateResponse created = created(
                    snapshotOf(session, List.of(new Script("main.js", "1;\nPromise.reject(new RangeError('late'));"))));
            assertThat(created.rejections()).singleElement().satisfies(rejection -> {
                assertThat(rejection.message()).isEqualTo("RangeError: late");
                assertThat(rejection.line()).isEqualTo(2);
            });
            assertThat(created.rejections()).noneMatch(UnhandledRejection::kept);

            RefusalResponse refused =
                    refused(snapshotOf(session, List.of(new Script("main.js", "2;\n import('./other.js');"))));
            assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.DYNAMIC_IMPORT);
            assertThat(refused.line()).isEqualTo(2);
        }
    }

    @Test
    void measuresStarts() {
        List<Script> scripts = List.of(new Script("main.js", "globalThis.f = () => 6 * 7;"));
        try (EngineSession session = open()) {
            CreateResponse created = created(snapshotOf(session, scripts));
            MeasureResponse kept = measured(session, new MeasureRequest(null, scripts, List.of(), "f()", true));
            assertThat(kept.caches()).hasSize(1);
            assertThat(kept.caches().get(0)).isNotEmpty();
            assertThat(kept.grown()).hasSize(1);
            assertThat(measured(session, new MeasureRequest(null, scripts, kept.caches(), "f()", false))
                            .usedHeap())
                    .isPositive();
            assertThat(measured(session, new MeasureRequest(created.blob(), List.of(), List.of(), "f()", false))
                            .firstNanos())
                    .isPositive();
        }
    }

    private static MeasureResponse measured(EngineSession session, MeasureRequest request) {
        EngineResponse answer = session.measure(request);
        return answer.as(MeasureResponse.class).orElseThrow(() -> new AssertionError(answer.toString()));
    }

    @Test
    void aBundleThatReportsInOurPlaceEndsItsOwnJob() {
        List<Script> scripts =
                List.of(new Script("main.js", "throw 'snapforge:' + 'NONE a b 1 1 1 '.replaceAll(' ', '\\t')"));
        try (EngineSession session = open()) {
            RefusalResponse refused = refused(session.create(scripts, FIXED, true, true, stage -> {}));
            assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.EXITED);
            assertThat(refused.message()).contains("so the bundle wrote it");
        }
    }

    @Test
    void refusesModules() {
        try (EngineSession session = open()) {
            assertThat(refused(snapshotOf(session, List.of(new Script("main.mjs", "export {};"))))
                            .reason())
                    .isEqualTo(RefusalResponse.Reason.MODULES_UNSUPPORTED);
        }
    }
}
