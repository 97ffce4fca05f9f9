package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static dev.snapforge.engine.LocalEngines.refused;
import static dev.snapforge.engine.LocalEngines.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.EngineTermination.Cause;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Real engine processes, real V8. */
class EngineSessionTest {

    private static final String CURRENT = "linux-x64/javet-v8-5.0.6";
    private static final String PREVIOUS = "linux-x64/javet-v8-4.0.0";

    @TempDir
    static Path work;

    private static LocalEngines local;

    @BeforeAll
    static void probe() throws IOException {
        local = new LocalEngines(work, LocalEngines.LIMITS);
    }

    @AfterAll
    static void close() throws IOException {
        local.close();
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).extracting(path -> path.getFileName().toString()).containsExactly("archives");
        }
    }

    @Test
    void probesBothEngines() {
        assertThat(local.engines().all())
                .extracting(engine -> engine.facts().v8Version())
                .containsExactly("13.0.245.16", "14.7.173.18");
        EngineProbeResult current =
                local.engines().all().stream().skip(1).findFirst().orElseThrow().facts();
        assertThat(current.deferred())
                .contains(
                        "Error.stackTraceLimit",
                        "Map.prototype.getOrInsert",
                        "%ArrayIterator%.^.@@dispose",
                        "Temporal");
        EngineProbeResult previous =
                local.engines().all().stream().findFirst().orElseThrow().facts();
        assertThat(current.sharesProcess()).isTrue();
        assertThat(previous.sharesProcess()).isFalse();
        assertThat(previous.deferred()).contains("Iterator", "%ArrayIterator%.^.map", "Set.prototype.union");
    }

    /** The probe itself has two of its snapshots open beside a plain runtime. */
    @Test
    void probesTheEngineBetweenThem(@TempDir Path other) throws IOException {
        try (LocalEngines middle = new LocalEngines(other, LocalEngines.directory(), "linux-x64/javet-v8-4.1.5")) {
            EngineProbeResult facts =
                    middle.engines().all().stream().findFirst().orElseThrow().facts();
            assertThat(facts.v8Version()).isEqualTo("13.8.258.19");
            assertThat(facts.sharesProcess()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void restoresWhatFilesLeftInOrder(String target) {
        List<String> stages = new ArrayList<>();
        try (EngineSession session = local.open(target)) {
            CreateResponse created = created(session.create(
                    List.of(
                            new Script("first.js", "globalThis.list = ['first'];"),
                            new Script("second.js", "list.push('second'); const local = 7; class Shape {}")),
                    DeterminismSettings.REAL,
                    false,
                    true,
                    stage -> stages.add(stage.stage().label())));
            EvaluateResponse evaluated = evaluated(session.evaluateRestored(
                    created.blob(),
                    new Questions(
                            List.of("list", "Shape", "list.length", "absent", "list.absent"),
                            List.of(
                                    "list",
                                    "local",
                                    "Promise.resolve(list[1])",
                                    "(x, y) => x",
                                    "10n",
                                    "-0",
                                    "absent",
                                    "Symbol('s')"),
                            GraphForm.NONE),
                    stage -> stages.add(stage.stage().label())));
            assertThat(evaluated.missing()).containsExactly("absent", "list.absent");
            assertThat(evaluated.values())
                    .containsExactly(
                            "[\"first\",\"second\"]",
                            "7",
                            "\"second\"",
                            "function /2",
                            "10n",
                            "-0",
                            "throws ReferenceError: absent is not defined",
                            "Symbol(s)");
        }
        assertThat(stages).containsExactly("parse", "execute", "reconcile", "create", "load");
    }

    @Test
    void saysWhereTheSyntaxIsWrong() {
        RefusalResponse refused = refused(local.create(CURRENT, "var a = 1;\nlet x = ;\n"));
        assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.SYNTAX);
        assertThat(refused.file()).isEqualTo("main.js");
        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.column()).isEqualTo(9);
        assertThat(refused.message()).isEqualTo("SyntaxError: Unexpected token ';'");
    }

    @Test
    void saysWhatAScriptThrew() {
        RefusalResponse refused = refused(local.create(CURRENT, "function f() { throw new TypeError('boo'); }\nf();"));
        assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.THREW);
        assertThat(refused.message()).isEqualTo("TypeError: boo");
        try (EngineSession session = local.open(CURRENT)) {
            RefusalResponse plain = refused(session.evaluatePlain(
                    List.of(new Script("main.js", "function f() { throw new TypeError('boo'); }\nf();")),
                    DeterminismSettings.REAL,
                    Questions.NONE,
                    stage -> {}));
            assertThat(plain.stack()).contains("at f (main.js:1:22)").contains("at main.js:2:1");
        }
    }

    @Test
    void survivesDeepRecursion() {
        assertThat(refused(local.create(CURRENT, "function f() { f(); } f();")).message())
                .isEqualTo("RangeError: Maximum call stack size exceeded");
    }

    @Test
    void removesPolyfillsOfDeferredBuiltIns() {
        try (EngineSession session = local.open(CURRENT)) {
            CreateResponse created = created(snapshotOf(
                    session,
                    List.of(new Script(
                            "p.js", "Promise.try = () => 'fake'; Error.stackTraceLimit = 50; globalThis.ok = 1"))));
            assertThat(created.reconciled()).containsExactly("Promise.try");
            assertThat(evaluated(session.evaluateRestored(
                                    created.blob(),
                                    new Questions(
                                            List.of("ok"),
                                            List.of("Promise.try(() => 5)", "Error.stackTraceLimit"),
                                            GraphForm.NONE),
                                    stage -> {}))
                            .values())
                    .containsExactly("5", "10");
        }
    }

    @Test
    void refusesWhatCannotBeRemovedAgain() {
        RefusalResponse refused = refused(local.create(CURRENT, "var Temporal = {}; function SharedArrayBuffer() {}"));
        assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.LOCKED_BUILT_IN);
        assertThat(refused.message()).isEqualTo("SharedArrayBuffer, Temporal");
    }

    @Test
    void keepsTheEnginesLastWordsWhenItAbortsInCreate() {
        EngineResponse answer = local.create(
                CURRENT,
                "globalThis.r = new FinalizationRegistry(() => {});"
                        + "(function () { for (let i = 0; i < 100; i++) r.register({}, i); })();"
                        + "var g = []; for (let i = 0; i < 3e5; i++) g.push({ i });");
        assertThat(answer).isInstanceOfSatisfying(EngineTermination.class, death -> {
            assertThat(death.cause()).isEqualTo(Cause.ENGINE_ABORT);
            assertThat(death.engineMessage()).contains("dirty_js_finalization_registries_list");
        });
    }

    @Test
    void findsOutThatASnapshotKillsItsLoader() {
        try (EngineSession session = local.open(CURRENT)) {
            CreateResponse created =
                    created(snapshotOf(session, List.of(new Script("a.js", "delete globalThis.Atomics"))));
            assertThat(created.missingHolders()).containsExactly("Atomics");
            EngineResponse answer = session.evaluateRestored(
                    created.blob(), new Questions(List.of(), List.of(), GraphForm.NONE), stage -> {});
            assertThat(answer).isInstanceOfSatisfying(EngineTermination.class, death -> {
                assertThat(death.cause()).isEqualTo(Cause.ENGINE_ABORT);
                assertThat(death.engineMessage()).contains("Check failed");
            });
            assertThat(session.log()).contains("Check failed").doesNotContain(work.toString());
        }
    }

    @Test
    void saysThatASnapshotIsForAnotherVersion() {
        BlobFile blob = created(local.create(PREVIOUS, "globalThis.a = 1;")).blob();
        try (EngineSession session = local.open(CURRENT)) {
            assertThat(session.evaluateRestored(blob, Questions.NONE, stage -> {}))
                    .isInstanceOfSatisfying(EngineTermination.class, death -> {
                        assertThat(death.cause()).isEqualTo(Cause.ENGINE_ABORT);
                        assertThat(death.engineMessage()).contains("Version mismatch between V8 binary and snapshot.");
                    });
        }
    }

    @Test
    void knowsWhatTheEngineCannotAddTo() {
        CreateResponse created = created(local.create(
                CURRENT,
                "Object.seal(Math); Object.freeze(Date.prototype);"
                        + "Object.preventExtensions(globalThis); Object.freeze(Array.prototype)"));
        assertThat(created.frozenHolders()).containsExactlyInAnyOrder("Math", "Date.prototype", "globalThis");
    }

    @Test
    void endsAnEndlessLoop(@TempDir Path other) throws IOException {
        try (LocalEngines hasty = new LocalEngines(other, limits(Duration.ofSeconds(2), 60))) {
            assertThat(hasty.create(CURRENT, "for (;;) {}"))
                    .isInstanceOfSatisfying(
                            EngineTermination.class,
                            death -> assertThat(death.cause()).isEqualTo(Cause.TIME_LIMIT));
        }
    }

    @Test
    void endsWhatUsesTooMuchProcessorTime(@TempDir Path other) throws IOException {
        try (LocalEngines hasty = new LocalEngines(other, limits(Duration.ofSeconds(60), 3))) {
            assertThat(hasty.create(CURRENT, "for (;;) {}"))
                    .isInstanceOfSatisfying(
                            EngineTermination.class,
                            death -> assertThat(death.cause()).isEqualTo(Cause.CPU_LIMIT));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const a = []; for (;;) a.push(new Array(1000).fill(1.5));",
                "'a'.repeat(2 ** 29 - 25).split('');"
            })
    void endsWhatFillsTheHeap(String source) {
        assertThat(local.create(CURRENT, source))
                .isInstanceOfSatisfying(
                        EngineTermination.class,
                        death -> assertThat(death.cause()).isEqualTo(Cause.HEAP_LIMIT));
    }

    @Test
    void endsWhatGrowsOutsideTheHeap() {
        assertThat(local.create(
                        CURRENT, "const k = []; for (;;) { const b = new Uint8Array(1 << 24); b.fill(1); k.push(b); }"))
                .isInstanceOfSatisfying(
                        EngineTermination.class,
                        death -> assertThat(death.cause()).isEqualTo(Cause.MEMORY_LIMIT));
    }

    @Test
    void refusesWorkAfterACancellation() {
        try (EngineSession session = local.open(CURRENT)) {
            session.cancel();
            assertThat(snapshotOf(session, List.of()))
                    .isInstanceOfSatisfying(
                            EngineTermination.class,
                            death -> assertThat(death.cause()).isEqualTo(Cause.CANCELLED));
        }
    }

    private static EngineSettings.EngineLimits limits(Duration wallClock, int cpuSeconds) {
        return new EngineSettings.EngineLimits(
                wallClock,
                Duration.ofSeconds(cpuSeconds),
                LocalEngines.LIMITS.heap(),
                LocalEngines.LIMITS.resident(),
                DataSize.ofMegabytes(1),
                LocalEngines.LIMITS.snapshot());
    }
}
