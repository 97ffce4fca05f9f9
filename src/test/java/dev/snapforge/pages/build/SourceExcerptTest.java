package dev.snapforge.pages.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines around a place. */
class SourceExcerptTest {

    @Test
    void showsThreeLinesOnEachSideAndACaret() {
        SourceExcerpt excerpt = SourceExcerpt.of("a\nb\nc\nd\n\tcall(x);\nf\r\ng\nh\ni\n", 5, 7);

        assertThat(excerpt.lines()).extracting(SourceExcerpt.Line::number).containsExactly(2, 3, 4, 5, 6, 7, 8);
        assertThat(excerpt.lines().get(3)).isEqualTo(new SourceExcerpt.Line(5, "\tcall(x);", "\t     ^"));
        assertThat(excerpt.lines().get(6).text()).isEqualTo("h");
    }

    @Test
    void cutsLongLinesAroundThePlace() {
        String line = "x".repeat(5_000) + "!" + "y".repeat(5_000);
        SourceExcerpt.Line shown = SourceExcerpt.of(line, 1, 5_001).lines().get(0);

        assertThat(shown.text()).hasSizeLessThan(170).startsWith("…x").endsWith("y…");
        assertThat(shown.text().charAt(shown.caret().length() - 1)).isEqualTo('!');
    }

    @Test
    void livesWithPlacesThatDoNotExist() {
        assertThat(SourceExcerpt.of("a", 100, 1).lines()).isEmpty();
        assertThat(SourceExcerpt.of("", 1, 1).lines()).hasSize(1);
        assertThat(SourceExcerpt.of("a", 1, 1_000_000).lines().get(0).caret()).isEqualTo(" ^");
        assertThat(SourceExcerpt.of("a", Integer.MAX_VALUE, Integer.MAX_VALUE).lines())
                .isEmpty();
    }

    @Test
    void endsLinesWhereJavaScriptDoes() {
        SourceExcerpt excerpt = SourceExcerpt.of("a\rb\u2028c\u2029d\fe\r\n", 5, 1);

        assertThat(excerpt.lines()).extracting(SourceExcerpt.Line::number).containsExactly(2, 3, 4, 5);
        assertThat(excerpt.lines().get(0).text()).isEqualTo("b");
        assertThat(excerpt.lines().get(3).text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {";\n", ";;"})
    void copiesNothingButWhatIsShown(String piece) {
        String text = piece.repeat(4 << 20);
        int last = piece.equals(";\n") ? 4 << 20 : 1;
        SourceExcerpt.of("a", 1, 1);

        long before = allocated();
        SourceExcerpt excerpt = SourceExcerpt.of(text, last, 1);

        assertThat(allocated() - before).isLessThan(1 << 20);
        assertThat(excerpt.lines()).extracting(SourceExcerpt.Line::number).contains(last);
    }

    /** How many bytes this thread has allocated so far. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void replacesWhatIsNotText() {
        assertThat(SourceExcerpt.of("a\u0000\u202Eb", 1, 1).lines().get(0).text())
                .isEqualTo("a\uFFFD\uFFFDb");
    }
}
