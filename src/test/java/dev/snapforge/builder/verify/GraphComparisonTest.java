package dev.snapforge.builder.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builder.verify.GraphComparison.Difference;
import org.junit.jupiter.api.Test;

class GraphComparisonTest {

    private static final String GLOBAL = "\tglobalThis\t\t#0 an object\n0\tit\tecw\t#1 an object\n";

    @Test
    void theSameInTheSameOrderDoesNotDiffer() {
        assertThat(GraphComparison.between(object("a", "b"), object("a", "b"))).isEmpty();
    }

    @Test
    void theSamePropertiesInAnotherOrderDiffer() {
        assertThat(GraphComparison.between(object("a", "b", "c"), object("a", "c", "b")))
                .containsExactly(new Difference("globalThis.it", "b as property 2", "c as property 2"));
    }

    @Test
    void whatIsMissingIsToldOnce() {
        assertThat(GraphComparison.between(object("a", "b"), object("b")))
                .containsExactly(new Difference("globalThis.it.a", "the number 1", "nothing"));
    }

    private static String object(String... names) {
        StringBuilder lines = new StringBuilder(GLOBAL);
        for (String name : names) {
            lines.append("1\t").append(name).append("\tecw\tthe number 1\n");
        }
        return lines.toString();
    }
}
