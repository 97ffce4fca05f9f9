package dev.snapforge.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.format.ByteDifferences.Range;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByteDifferencesTest {

    private static final int LENGTH = 100;

    @Test
    void countsUnbrokenRanges() {
        assertThat(between(new byte[LENGTH], with(20, 21, 22, 99)))
                .isEqualTo(new ByteDifferences(4, 2, List.of(new Range(20, 3), new Range(99, 1))));
    }

    @Test
    void leavesOutTheChecksum() {
        assertThat(between(new byte[LENGTH], with(7, 8, 9, 10, 11, 12)).first())
                .containsExactly(new Range(7, 1), new Range(12, 1));
    }

    @Test
    void countsWhatOneHasBeyondTheOthersEnd() {
        byte[] longer = Arrays.copyOf(with(98, 99), LENGTH + 5);
        assertThat(between(new byte[LENGTH], longer))
                .isEqualTo(between(longer, new byte[LENGTH]))
                .isEqualTo(new ByteDifferences(7, 1, List.of(new Range(98, 7))));
    }

    @Test
    void namesTheFirstEightRanges() {
        ByteDifferences differences = between(new byte[LENGTH], with(20, 22, 24, 26, 28, 30, 32, 34, 36, 38));
        assertThat(differences.ranges()).isEqualTo(10);
        assertThat(differences.first()).hasSize(8).last().isEqualTo(new Range(34, 1));
        assertThat(differences.described())
                .startsWith("10 bytes differ in 10 ranges, the first of them: 1 byte at 20,")
                .endsWith("1 byte at 34.");
    }

    private static byte[] with(int... changed) {
        byte[] bytes = new byte[LENGTH];
        for (int at : changed) {
            bytes[at] = 1;
        }
        return bytes;
    }

    private static ByteDifferences between(byte[] one, byte[] other) {
        return ByteDifferences.between(one, other, 8);
    }
}
