package dev.snapforge.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a delivery is tried again. */
class DeliveryBackoffTest {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    @Test
    void doublesUpToTheLongestWait() {
        DeliveryBackoff schedule = new DeliveryBackoff(FIRST, LONGEST, () -> 1);

        assertThat(schedule.after(1, null)).isEqualTo(Duration.ofSeconds(5));
        assertThat(schedule.after(2, null)).isEqualTo(Duration.ofSeconds(10));
        assertThat(schedule.after(10, null)).isEqualTo(Duration.ofSeconds(2560));
        assertThat(schedule.after(11, null)).isEqualTo(LONGEST);
        assertThat(schedule.after(Integer.MAX_VALUE, null)).isEqualTo(LONGEST);
    }

    @Test
    void isHalfLeftToChance() {
        assertThat(new DeliveryBackoff(FIRST, LONGEST, () -> 0).after(2, null)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void waitsAsLongAsTheReceiverAsksWithinBounds() {
        DeliveryBackoff schedule = new DeliveryBackoff(FIRST, LONGEST, () -> 1);

        assertThat(schedule.after(1, Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(schedule.after(1, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(5));
        assertThat(schedule.after(1, Duration.ofSeconds(-1))).isEqualTo(Duration.ofSeconds(5));
        assertThat(schedule.after(1, Duration.ofDays(30))).isEqualTo(LONGEST);
    }
}
