package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.protocol.InspectResponse;
import dev.snapforge.engine.protocol.InspectResponse.Size;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known to be in a bundle is found in the heap of a runtime that was started from its snapshot, each in its kind. */
class HeapInspectionTest extends EngineFixture {

    private static final long MEGABYTE = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void findsAnEmptyRuntimeSmall(String engine) {
        try (EngineSession session = local.open(engine)) {
            assertThat(kinds(inspected(session, new byte[0])).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isBetween(100_000L, MEGABYTE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void tellsSourceStringsArraysAndBuffersApart(String engine) {
        List<Script> scripts = List.of(
                new Script("small.js", "function one() { return 1; } one();"),
                new Script(
                        "large \"\\\u00e9.js", "/*" + "z".repeat(2_000_000) + "*/ function two() { return 2; } two();"),
                new Script("data.js", """
                        var text = JSON.parse(JSON.stringify('y'.repeat(1000000)));
                        var numbers = Array.from({ length: 400000 }, (_, i) => i + 0.5);
                        var buffer = new Float64Array(100000).fill(1);
                        var source = 'not a source'.repeat(10);
                        """));
        try (EngineSession session = local.open(engine)) {
            InspectResponse heap =
                    inspected(session, created(snapshotOf(session, scripts)).blob());

            assertThat(kinds(heap).get("source")).isBetween(2 * MEGABYTE, 2 * MEGABYTE + 100_000);
            assertThat(kinds(heap).get("string")).isBetween(MEGABYTE, MEGABYTE + 100_000);
            assertThat(kinds(heap).get("array")).isBetween(3_200_000L, 4_000_000L);
            assertThat(kinds(heap).get("native")).isBetween(800_000L, 900_000L);
            assertThat(heap.sources().get(0).name()).isEqualTo("large \"\\\u00e9.js");
            assertThat(heap.sources().get(0).bytes()).isBetween(2 * MEGABYTE, 2 * MEGABYTE + 1_000);
        }
    }

    private static InspectResponse inspected(EngineSession session, byte[] blob) {
        return session.inspect(blob).as(InspectResponse.class).orElseThrow();
    }

    private static Map<String, Long> kinds(InspectResponse heap) {
        return heap.kinds().stream().collect(Collectors.toMap(Size::name, Size::bytes));
    }
}
