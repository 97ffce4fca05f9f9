package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static dev.snapforge.engine.LocalEngines.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import dev.snapforge.engine.protocol.RuntimeStateAccess.Kind;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hostile bundles try on an engine where JavaScript has nothing but the language: they turn it against what watches them. */
class HostileBundlesTest extends EngineFixture {

    private static final DeterminismSettings FIXED = new DeterminismSettings(true, 1_772_000_000_123L, 1000);

    static Stream<Arguments> deceptions() {
        return Stream.of(
                        "String.prototype.slice = () => 'snapforge:'; globalThis.t = Date.now();",
                        "Object.prototype.get = () => 1; globalThis.t = Date.now(); delete Object.prototype.get;",
                        """
                        for (let i = 0; i < 9; i++) Object.defineProperty(Array.prototype, i, { set() {}, configurable: true });
                        globalThis.t = Date.now();
                        for (let i = 0; i < 9; i++) delete Array.prototype[i];
                        """,
                        "Error.prepareStackTrace = () => []; Object.freeze(Error); globalThis.t = Date.now();",
                        """
                        Error.prepareStackTrace = (error, sites) => sites;
                        const holder = {};
                        Error.captureStackTrace(holder);
                        // Only where it is recorded do errors have call sites.
                        if (holder.stack) Object.getPrototypeOf(holder.stack[0]).getFileName = () => 'snapforge:record.js';
                        delete Error.prepareStackTrace;
                        globalThis.t = Date.now();
                        """,
                        """
                        RegExp.prototype[Symbol.replace] = RegExp.prototype.exec = String.prototype.replace = () => '';
                        globalThis.t = Date.now();
                        """,
                        "Promise.resolve().then(new Function('globalThis.t = Date.now()'));",
                        "Promise.resolve().then(new Function('globalThis.t = Date.now() //# sourceURL=snapforge:a'));",
                        """
                        Reflect.apply = Reflect.defineProperty = Function.prototype.apply = Function.prototype.call = () => 1;
                        Error.captureStackTrace = () => {};
                        globalThis.t = Date.now();
                        """)
                .flatMap(source -> Stream.of(Arguments.of(CURRENT, source), Arguments.of(PREVIOUS, source)));
    }

    @ParameterizedTest
    @MethodSource("deceptions")
    void cannotHideFromTheRecorderThatItAskedForTheTime(String target, String source) {
        try (EngineSession session = local.open(target)) {
            List<RuntimeStateAccess> uses = new ArrayList<>();
            CreateResponse created = created(session.create(
                    List.of(new Script("main.js", source)), FIXED, true, true, stage -> uses.addAll(stage.uses())));

            assertThat(uses)
                    .filteredOn(it -> it.kind() == Kind.TIME)
                    .extracting(RuntimeStateAccess::what, RuntimeStateAccess::count)
                    .contains(tuple("Date.now", 1));
            assertThat(created.clockHeld()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Array.prototype.join = () => 'same'; Array.prototype.sort = () => [];",
                "Reflect.ownKeys = () => [];",
                "Reflect.apply = () => 'same';",
                "Reflect.apply = () => { throw new Error('no'); };",
                "Reflect.getOwnPropertyDescriptor = Object.getOwnPropertyDescriptor = () => undefined;",
                "Object.prototype.value = 1;",
                "Object.prototype.hasOwnProperty = () => false;",
                "Map.prototype.get = () => 'the same';",
                "globalThis.Map = undefined;",
                "globalThis.JSON = undefined;",
                "String.prototype.slice = String.prototype.charCodeAt = String.prototype.replace = () => '';",
                "RegExp.prototype.exec = () => null; RegExp.prototype.test = () => false;",
                "for (let i = 0; i < 9; i++) Object.defineProperty(Array.prototype, i, { set() {}, configurable: true });",
                "globalThis.String = () => 'same'; globalThis.Symbol.prototype.toString = () => 'same';",
            })
    void cannotHideFromTheComparisonThatARestoredRuntimeDiffers(String source) {
        // Where snapshots are made there is no Temporal yet.
        List<Script> bundle = List.of(new Script("main.js", "globalThis.found = typeof Temporal;\n" + source));
        Questions graph = new Questions(List.of(), List.of(), GraphForm.LINES);
        try (EngineSession session = local.open(CURRENT)) {
            CreateResponse created = created(session.create(bundle, FIXED, true, true, stage -> {}));

            String plain = evaluated(session.evaluatePlain(bundle, FIXED, graph, stage -> {}))
                    .graph();
            String restored = evaluated(session.evaluateRestored(created.blob(), graph, stage -> {}))
                    .graph();

            assertThat(plain).contains("\tfound\tecw\tthe string \"object\"");
            assertThat(restored)
                    .doesNotContain("\tfound\tecw\tthe string \"object\"")
                    .isNotEmpty();
        }
    }

    @Test
    void tellsOnlyTheBeginningOfAHugeMessage() {
        RefusalResponse refused = refused(local.create(CURRENT, "throw new Error('x'.repeat(1 << 20));"));

        assertThat(refused.message()).startsWith("Error: xxx").hasSizeLessThan(100_000);
        assertThat(refused.stack()).hasSizeLessThan(100_000);
    }
}
