package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.snapforge.core.Digest;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import dev.snapforge.engine.protocol.RuntimeStateAccess.Kind;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock and randomness while a snapshot is made, and afterwards. */
class RuntimeStateTest extends EngineFixture {

    private static final long START = 1_772_000_000_123L;
    private static final DeterminismSettings FIXED = new DeterminismSettings(true, START, 1000);

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void notesEachUseWithItsPlaceAndCount(String target) {
        List<RuntimeStateAccess> uses = new ArrayList<>();
        CreateResponse created = create(target, """
                const t = Date.now();
                for (let i = 0; i < 3; i++) new Date();
                globalThis.r = Math.random();
                const w = typeof WebAssembly, x = typeof exotic;
                globalThis.later = globalThis.later || 5;
                """, uses);
        assertThat(created.clockHeld()).isTrue();
        assertThat(uses)
                .extracting(
                        RuntimeStateAccess::kind,
                        RuntimeStateAccess::what,
                        RuntimeStateAccess::file,
                        RuntimeStateAccess::line,
                        RuntimeStateAccess::column,
                        RuntimeStateAccess::count)
                .containsExactly(
                        tuple(Kind.TIME, "Date.now", "main.js", 1, 16, 1),
                        tuple(Kind.TIME, "new Date", "main.js", 2, 29, 3),
                        tuple(Kind.RANDOM, "Math.random", "main.js", 3, 21, 1),
                        tuple(Kind.DEFERRED, "WebAssembly", "main.js", 4, 11, 1),
                        tuple(Kind.MISSING, "exotic", "main.js", 4, 35, 1));
        assertThat(uses.get(0).values()).containsExactly((double) START);
        assertThat(uses.get(1).values()).containsExactly(START + 1.0, START + 2.0, START + 3.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void hasALiveClockAfterLoadingAlsoWhereItWasCaptured(String target) {
        CreateResponse created = create(target, """
                const now = Date.now, D = Date, random = Math.random;
                globalThis.frozen = [now(), new Date().getTime(), Date().length];
                class Later extends Date {}
                """);
        List<String> values = evaluate(
                target,
                created.blob(),
                "frozen[0]",
                "frozen[1] - frozen[0]",
                "now() > " + START,
                "now === Date.now && D === Date && new Date().constructor === Date",
                "[Date.name, Date.length, Date.now.name, Date.now.length, Math.random.name].join()",
                "new Date(2020, 1, 1) instanceof Date && new Later() instanceof Later && new Later() instanceof Date",
                "/native code/.test(String(Date)) && /native code/.test(String(now))",
                "Object.getOwnPropertyNames(Date).join()",
                "Symbol.for('snapforge.build') in globalThis");
        assertThat(values)
                .containsExactly(
                        Long.toString(START),
                        "1",
                        "true",
                        "true",
                        "\"Date,7,now,0,random\"",
                        "true",
                        "true",
                        "\"length,name,prototype,now,parse,UTC\"",
                        "false");
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void givesEachRestoredRuntimeItsOwnChance(String target) {
        CreateResponse created = create(target, "globalThis.kept = Math.random(); const random = Math.random;");
        String once = evaluate(target, created.blob(), "[random(), random()]").get(0);
        String again = evaluate(target, created.blob(), "[random(), random()]").get(0);
        assertThat(once).isNotEqualTo(again);
        assertThat(evaluate(target, created.blob(), "kept")).isEqualTo(evaluate(target, created.blob(), "kept"));
    }

    @Test
    void keepsTheFirstOfWhatABundleMakesUp() {
        List<RuntimeStateAccess> uses = new ArrayList<>();
        create(
                CURRENT,
                "for (let i = 0; i < 5000; i++) if (('missing' + i) in globalThis) throw 0;"
                        + " if ('x'.repeat(1e6) in globalThis) throw 0;",
                uses);
        assertThat(uses).hasSize(2000);
        List<RuntimeStateAccess> one = new ArrayList<>();
        create(CURRENT, "if ('x'.repeat(1e6) in globalThis) throw 0;", one);
        assertThat(one).singleElement().satisfies(use -> assertThat(use.what()).hasSize(501));
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void leavesNothingInASnapshotWhoseBundleDoesNotAskForTheTime(String target) {
        List<RuntimeStateAccess> uses = new ArrayList<>();
        CreateResponse created = create(target, "globalThis.answer = 42;", uses);
        assertThat(created.clockHeld()).isFalse();
        assertThat(uses).isEmpty();
        assertThat(evaluate(target, created.blob(), "String(Date)", "Date.prototype.constructor === Date"))
                .containsExactly("\"function Date() { [native code] }\"", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void endsALoopThatWaitsForTimeToPass(String target) {
        CreateResponse created =
                create(target, "const s = Date.now(); while (Date.now() - s < 50); globalThis.done = true;");
        assertThat(evaluate(target, created.blob(), "done")).containsExactly("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void standsInForWhatIsThereOnlyAfterLoading(String target) {
        CreateResponse created = create(target, """
                globalThis.limit = typeof Error.stackTraceLimit;
                Error.stackTraceLimit = 3;
                globalThis.kept = new Error('kept');
                const length = Object.getOwnPropertyDescriptor(SharedArrayBuffer.prototype, 'byteLength').get;
                const isShared = (value) => { try { length.call(value); return true; } catch { return false; } };
                const Shared = SharedArrayBuffer;
                globalThis.early = isShared(new ArrayBuffer(8));
                """);
        assertThat(created.reconciled()).isEmpty();
        assertThat(evaluate(
                        target,
                        created.blob(),
                        "limit",
                        "Error.stackTraceLimit",
                        "early",
                        "isShared(new SharedArrayBuffer(8))",
                        "isShared(new ArrayBuffer(8))",
                        "new SharedArrayBuffer(8) instanceof Shared",
                        "new Shared(16).byteLength",
                        "String(SharedArrayBuffer)"))
                .containsExactly(
                        "\"number\"",
                        "10",
                        "false",
                        "true",
                        "false",
                        "true",
                        "16",
                        "\"function SharedArrayBuffer() { [native code] }\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void warmsUpWithoutSideEffects(String target) {
        Script bundle = new Script(
                "main.js",
                "const cache = []; globalThis.work = (n) => { cache.push(n); return n * 2; }; const t = Date.now();");
        Script warmup = new Script("warm-up.js", "work(21); globalThis.leak = Date.now(); Object.prototype.dirt = 1;");
        try (EngineSession session = local.open(target)) {
            CreateResponse cold = created(session.create(List.of(bundle), FIXED, true, false, stage -> {}));
            List<RuntimeStateAccess> uses = new ArrayList<>();
            CreateResponse warm = created(session.warm(cold.blob(), warmup, true, stage -> uses.addAll(stage.uses())));
            assertThat(uses).extracting(RuntimeStateAccess::what).containsExactly("Date.now");
            assertThat(warm.clockHeld()).isTrue();
            assertThat(warm.blob().size()).isGreaterThan(cold.blob().size());
            assertThat(evaluate(
                            target,
                            warm.blob(),
                            "cache.length",
                            "typeof leak",
                            "typeof ({}).dirt",
                            "work(4)",
                            "Date.now() > t + 1000",
                            "Symbol.for('snapforge.build') in globalThis"))
                    .containsExactly("0", "\"undefined\"", "\"undefined\"", "8", "true", "false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void describesTheSameGraphInAFreshAndARestoredRuntime(String target) {
        List<Script> bundle = List.of(new Script("main.js", """
                globalThis.at = Date.now();
                globalThis.chance = Math.random();
                globalThis.things = { map: new Map([[1, 2]]), date: new Date(), list: [1, 'two', 3n], get lazy() { return 1 + 1; } };
                let inner = 5;
                globalThis.exported = Object.defineProperty({}, 'value', { get: () => inner, enumerable: true });
                class Shape { static kind = 'shape'; area() {} }
                globalThis.Shape = Shape;
                """));
        try (EngineSession session = local.open(target)) {
            CreateResponse created = created(session.create(bundle, FIXED, true, true, stage -> {}));
            Questions graph = new Questions(List.of(), List.of(), GraphForm.LINES);
            String restored = evaluated(session.evaluateRestored(created.blob(), graph, stage -> {}))
                    .graph();
            String plain = evaluated(session.evaluatePlain(bundle, FIXED, graph, stage -> {}))
                    .graph();
            assertThat(restored).isEqualTo(plain);
            assertThat(restored)
                    .contains("\tat\tecw\tthe number " + START)
                    .containsPattern("\tmap\tecw\t#\\d+ a collection of 1")
                    .contains("\t[key 0]\t\tthe number 1")
                    .contains("\tkind\tecw\tthe string \"shape\"")
                    .contains("\tvalue\te\tthe number 5")
                    .doesNotContain("\tlazy\t")
                    .containsPattern("\tlazy \\(getter\\)\tec\t#\\d+ a function named \"get lazy\" with 0 parameters");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void givesTheSameBytesWhateverTheConditionsWhereNothingAsksForThem(String target) {
        List<Script> bundle = List.of(new Script("main.js", "globalThis.pure = 1;"));
        List<String> digests = new ArrayList<>();
        for (DeterminismSettings conditions : List.of(
                FIXED,
                new DeterminismSettings(false, 0, 7),
                new DeterminismSettings(false, 0, 60_000),
                DeterminismSettings.REAL)) {
            try (EngineSession session = local.open(target)) {
                CreateResponse created = created(session.create(bundle, conditions, true, true, stage -> {}));
                digests.add(canonical(created));
            }
        }
        assertThat(digests).containsOnly(digests.get(0));
    }

    /** The blob's digest without the one address and the checksum that differ by nature. */
    private static String canonical(CreateResponse created) {
        ByteBuffer bytes = ByteBuffer.wrap(LocalEngines.bytes(created)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i <= bytes.capacity() - Long.BYTES; i++) {
            if (bytes.getLong(i) == created.runtimeHandle()) {
                bytes.putLong(i, 0);
            }
        }
        bytes.putInt(8, 0);
        return Digest.of(bytes.array()).toString();
    }

    private static CreateResponse create(String target, String source) {
        return create(target, source, new ArrayList<>());
    }

    /** @param uses gets what was recorded */
    private static CreateResponse create(String target, String source, List<RuntimeStateAccess> uses) {
        return created(local.keep(target)
                .create(List.of(new Script("main.js", source)), FIXED, true, true, stage -> uses.addAll(stage.uses())));
    }

    private static List<String> evaluate(String target, BlobFile blob, String... expressions) {
        try (EngineSession session = local.open(target)) {
            return evaluated(session.evaluateRestored(
                            blob, new Questions(List.of(), List.of(expressions), GraphForm.NONE), stage -> {}))
                    .values();
        }
    }
}
