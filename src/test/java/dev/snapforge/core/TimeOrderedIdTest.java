package dev.snapforge.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

    /** As the database sorts them: byte by byte, without a sign. */
    private static final Comparator<UUID> BYTES = Comparator.comparing(UUID::toString);

    @Test
    void isOfVersion7AndHoldsTheTime() {
        UUID id = TimeOrderedId.next(at(NOW.plusSeconds(60)));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isEqualTo(NOW.plusSeconds(60).toEpochMilli());
    }

    @Test
    void sortsInTheOrderOfMakingWithinOneMillisecond() {
        List<UUID> ids =
                Stream.generate(() -> TimeOrderedId.next(at(NOW))).limit(10_000).toList();

        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo(BYTES);
    }

    @Test
    void sortsInTheOrderOfMakingAlthoughTheClockIsCorrected() {
        List<UUID> ids = IntStream.range(0, 8)
                .mapToObj(step -> TimeOrderedId.next(at(NOW.minus(Duration.ofSeconds(step)))))
                .toList();

        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo(BYTES);
    }

    @Test
    void followsAClockThatIsSetToAnotherDay() {
        TimeOrderedId.next(at(NOW));

        UUID id = TimeOrderedId.next(at(NOW.minus(Duration.ofDays(1))));

        assertThat(id.getMostSignificantBits() >>> 16)
                .isEqualTo(NOW.minus(Duration.ofDays(1)).toEpochMilli());
    }

    @Test
    void isNeverMadeTwiceByManyThreads() {
        List<UUID> ids = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(unused -> TimeOrderedId.next(at(NOW)))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    private static Clock at(Instant instant) {
        return InstantSource.fixed(instant).withZone(ZoneOffset.UTC);
    }
}
