package dev.snapforge.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines around a place, with a caret below it. */
class ExcerptTest {

    @Test
    void putsTheCaretBelowThePlace() {
        assertThat(Excerpt.of("one\ntwo\nthree\nfour\nfive\n", 3, 2))
                .containsExactly(" 1 | one", " 2 | two", " 3 | three", "   |  ^", " 4 | four");
        assertThat(Excerpt.of("\tx = y;\r\nz", 1, 6)).containsExactly(" 1 | \tx = y;", "   | \t    ^", " 2 | z");
        assertThat(Excerpt.of("last", 1, 5)).containsExactly(" 1 | last", "   |     ^");
    }

    @Test
    void cutsLongLinesAroundThePlace() {
        String line = "a".repeat(500) + "HERE" + "b".repeat(500);
        assertThat(Excerpt.of(line, 1, 501)).satisfies(lines -> {
            assertThat(lines.get(0)).hasSizeLessThan(140);
            assertThat(lines.get(0).charAt(lines.get(1).indexOf('^'))).isEqualTo('H');
        });
    }

    @Test
    void saysNothingOfLinesThatDoNotExistAndObeysNoEscapes() {
        assertThat(Excerpt.of("one", 7, 1)).isEmpty();
        assertThat(Excerpt.of("\u001B[2Jx \u202Ey", 1, 1).get(0)).isEqualTo(" 1 | \uFFFD[2Jx \uFFFDy");
    }
}
