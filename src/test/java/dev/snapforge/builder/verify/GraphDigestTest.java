package dev.snapforge.builder.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builder.verify.GraphComparison.Difference;
import org.junit.jupiter.api.Test;

class GraphDigestTest {

    @Test
    void hasLinesBesideTheDigest() {
        GraphDigest plain =
                GraphDigest.of("1:2:3\n\tglobalThis\t\t#0 an object\n0\terror\t\t#1 an object\n1\t[stack]\t\tstring\n");
        GraphDigest restored = GraphDigest.of(
                "1:2:3\n\tglobalThis\t\t#0 an object\n0\terror\t\t#1 an object\n1\t[stack]\t\tundefined\n");

        assertThat(plain.digest()).isEqualTo(restored.digest()).isEqualTo("1:2:3");
        assertThat(GraphComparison.between(plain.apart(), restored.apart()))
                .containsExactly(new Difference("globalThis.error.[stack]", "string", "undefined"));
    }

    @Test
    void mayBeOverLessThanEverything() {
        assertThat(GraphDigest.of("1:2:3:incomplete\n").isIncomplete()).isTrue();
        assertThat(GraphDigest.of("1:2:3").isIncomplete()).isFalse();
        assertThat(GraphDigest.of("1:2:3").apart()).isEmpty();
    }
}
