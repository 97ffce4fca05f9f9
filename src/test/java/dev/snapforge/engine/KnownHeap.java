package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.protocol.InspectResponse;
import dev.snapforge.engine.protocol.InspectResponse.Kind;
import dev.snapforge.engine.protocol.InspectResponse.KindBytes;
import dev.snapforge.engine.protocol.InspectResponse.SourceBytes;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bundle of which it is known what its heap consists of, and how much. */
record KnownHeap(InspectResponse contents) {

    private static final long MEGABYTE = 1_000_000;

    /** 2 MB of source, 1 MB of text, 400,000 numbers, a buffer of 800 kB, 2,000 regular expressions and 5,000 functions. */
    static final List<Script> SCRIPTS = List.of(
            new Script("small.js", "function one() { return 1; } one();"),
            new Script("large \"\\\u00e9.js", "/*" + "z".repeat(2_000_000) + "*/ function two() { return 2; } two();"),
            new Script("data.js", """
                    var text = JSON.parse(JSON.stringify('y'.repeat(1000000)));
                    var numbers = Array.from({ length: 400000 }, (_, i) => i + 0.5);
                    var buffer = new Float64Array(100000).fill(1);
                    var patterns = Array.from({ length: 2000 }, (_, i) => new RegExp('a' + i));
                    var functions = Array.from({ length: 5000 }, (_, i) => () => i);
                    var source = 'not a source'.repeat(10);
                    """));

    static KnownHeap of(EngineSession session, @Nullable BlobFile blob, List<Script> scripts) {
        EngineResponse answer =
                session.inspect(blob, scripts.stream().map(Script::name).toList());
        assertThat(answer.as(InspectResponse.class)).as("%s", answer).isPresent();
        return new KnownHeap(answer.as(InspectResponse.class).orElseThrow());
    }

    /** Each of {@link #SCRIPTS} shows in its kind, beside what an empty runtime has. */
    static void requireKinds(EngineSession session, BlobFile blob) {
        KnownHeap empty = of(session, null, List.of());
        KnownHeap heap = of(session, blob, SCRIPTS);

        assertThat(heap.bytes(Kind.SOURCE) - empty.bytes(Kind.SOURCE)).isBetween(2 * MEGABYTE, 2 * MEGABYTE + 10_000);
        assertThat(heap.bytes(Kind.STRINGS) - empty.bytes(Kind.STRINGS)).isBetween(MEGABYTE, MEGABYTE + 200_000);
        assertThat(heap.bytes(Kind.ARRAYS) - empty.bytes(Kind.ARRAYS)).isBetween(3_900_000L, 5_000_000L);
        assertThat(heap.bytes(Kind.REGEXPS) - empty.bytes(Kind.REGEXPS)).isBetween(2_000L * 24, 2_000L * 200);
        assertThat(heap.bytes(Kind.FUNCTIONS) - empty.bytes(Kind.FUNCTIONS)).isBetween(5_000L * 24, 5_000L * 80);
        assertThat(heap.source("large \"\\\u00e9.js")).isBetween(2 * MEGABYTE, 2 * MEGABYTE + 1_000);
        assertThat(heap.contents().sources())
                .extracting(SourceBytes::file)
                .containsExactlyInAnyOrder("large \"\\\u00e9.js", "data.js");
    }

    long bytes(Kind kind) {
        return contents.kinds().stream()
                .filter(it -> it.kind() == kind)
                .mapToLong(KindBytes::bytes)
                .sum();
    }

    long source(String file) {
        return contents.sources().stream()
                .filter(it -> it.file().equals(file))
                .mapToLong(SourceBytes::bytes)
                .sum();
    }

    long sum() {
        return contents.kinds().stream().mapToLong(KindBytes::bytes).sum();
    }
}
