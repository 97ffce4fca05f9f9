package dev.snapforge.pages.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.snapshot.HeapContents;
import dev.snapforge.snapshot.HeapContents.KindSize;
import dev.snapforge.snapshot.HeapContents.SourceSize;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What the page of a snapshot shows of what is in it. */
class BreakdownTest {

    @Test
    void tilesCoverThePlane() {
        Treemap map = Treemap.of(
                List.of(new Treemap.Part("b.js", 300), new Treemap.Part("a.js", 500), new Treemap.Part("c.js", 200)));

        assertThat(map.tiles().stream()
                        .mapToDouble(it -> it.width() * it.height())
                        .sum())
                .isCloseTo(100 * 100, Offset.offset(0.01));
        assertThat(map.tiles().get(0).part().name()).isEqualTo("a.js");
        assertThat(map.tiles().get(0).width() * map.tiles().get(0).height()).isCloseTo(5000, Offset.offset(0.01));
    }

    @Test
    void hasNoTileForNothing() {
        assertThat(Treemap.of(List.of(new Treemap.Part("empty.js", 0))).tiles()).isEmpty();
    }

    @Test
    void splitsSourceTextByFile() {
        KindBreakdown kinds = KindBreakdown.of(new HeapContents(
                List.of(new KindSize("source", 600, 0), new KindSize("code", 200, 50), new KindSize("new", 200, 10)),
                List.of(new SourceSize("a.js", 400))));

        assertThat(kinds.bytes()).isEqualTo(1000);
        assertThat(kinds.engineBytes()).isEqualTo(60);
        assertThat(kinds.rows()).extracting(KindBreakdown.Row::name).containsExactly("source text", "bytecode", "new");
        assertThat(kinds.rows()).extracting(KindBreakdown.Row::share).containsExactly(0.6, 0.2, 0.2);
        assertThat(kinds.map().tiles())
                .extracting(it -> it.part().name())
                .containsExactly("source text of a.js", "source text", "bytecode", "new");
    }

    @Test
    void survivesFiguresThatContradictEachOther() {
        KindBreakdown kinds = KindBreakdown.of(
                new HeapContents(List.of(new KindSize("source", 0, 0)), List.of(new SourceSize("a.js", 400))));

        assertThat(kinds.map().tiles()).extracting(it -> it.part().bytes()).containsExactly(400L);
    }
}
