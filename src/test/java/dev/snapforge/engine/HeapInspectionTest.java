package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.protocol.InspectResponse;
import dev.snapforge.engine.protocol.InspectResponse.Kind;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known to be in a bundle is found in the heap of a runtime that was started from its snapshot, each in its kind. */
class HeapInspectionTest extends EngineFixture {

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void findsAnEmptyRuntimeSmall(String engine) {
        try (EngineSession session = local.open(engine)) {
            KnownHeap empty = KnownHeap.of(session, null, List.of());

            assertThat(empty.sum()).isBetween(100_000L, 1_000_000L);
            assertThat(empty.bytes(Kind.SOURCE)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void tellsKindsApart(String engine) {
        try (EngineSession session = local.open(engine)) {
            KnownHeap.requireKinds(
                    session, created(snapshotOf(session, KnownHeap.SCRIPTS)).blob());
        }
    }

    /** A text with one character beyond Latin-1 takes two bytes for each: seen in lodash, which has one dash. */
    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void findsSourcesInTwoBytes(String engine) {
        List<Script> scripts = List.of(
                new Script("latin-1.js", "/*" + "\u00e9".repeat(100_000) + "*/ function a() {}"),
                new Script("beyond.js", "/*" + "e".repeat(100_000) + "\u2014*/ function b() {}"));
        try (EngineSession session = local.open(engine)) {
            KnownHeap heap =
                    KnownHeap.of(session, created(snapshotOf(session, scripts)).blob(), scripts);

            assertThat(heap.source("latin-1.js")).isBetween(100_000L, 101_000L);
            assertThat(heap.source("beyond.js")).isBetween(200_000L, 201_000L);
        }
    }

    /** What a bundle calls things by does not come out, except for the names of its files. */
    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void answersNoNameThatItWasNotAskedFor(String engine) {
        List<Script> scripts = List.of(
                new Script("\u202e\ud83d\ude00 \"\\\u00e9.js", "/*" + "x".repeat(1_000) + "*/ function mine() {}"),
                new Script("eval.js", """
                        globalThis['source'] = { source: 'a source that is none'.repeat(100) };
                        globalThis['\\u0000\\u001b[31m\\u202e' + '<script>'.repeat(1e5)] = 1;
                        eval('/*' + 'y'.repeat(1e4) + '*/ function f() {}\\n//# sourceURL=\\u001b[31meval.js');
                        """));
        try (EngineSession session = local.open(engine)) {
            InspectResponse heap = session.inspect(
                            created(snapshotOf(session, scripts)).blob(),
                            scripts.stream().map(Script::name).toList())
                    .as(InspectResponse.class)
                    .orElseThrow();

            assertThat(heap.sources())
                    .extracting(InspectResponse.SourceBytes::file)
                    .isSubsetOf(scripts.stream().map(Script::name).toList())
                    .contains(scripts.get(0).name());
        }
    }

    /** V8 needs half a KB for each of them to write its snapshot. */
    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void countsManyObjects(String engine) {
        List<Script> scripts = List.of(new Script("many.js", """
                var many = Array.from({ length: 100000 }, (_, i) => ({ at: i, next: null }));
                """));
        try (EngineSession session = local.open(engine)) {
            KnownHeap heap =
                    KnownHeap.of(session, created(snapshotOf(session, scripts)).blob(), scripts);

            assertThat(heap.bytes(Kind.OBJECTS)).isBetween(100_000L * 12, 100_000L * 64);
        }
    }
}
