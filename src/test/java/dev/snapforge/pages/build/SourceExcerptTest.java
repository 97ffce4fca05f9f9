package dev.snapforge.pages.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
    void replacesWhatIsNotText() {
        assertThat(SourceExcerpt.of("a\u0000\u202Eb", 1, 1).lines().get(0).text())
                .isEqualTo("a\uFFFD\uFFFDb");
    }
}
