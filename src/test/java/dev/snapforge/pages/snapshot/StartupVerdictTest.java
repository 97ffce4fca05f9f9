package dev.snapforge.pages.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.snapshot.MetricsState;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotMetrics.Range;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the page of a snapshot says about its figures. */
class StartupVerdictTest {

    @Test
    void saysWhatIsGained() {
        assertThat(StartupVerdict.of(metrics(100, 50, 10, range(9, 11), range(45, 55))))
                .isEqualTo(
                        new StartupVerdict(
                                "good",
                                "Starts 5.0 times as fast, until the runtime is ready, as the best other way: from source, with V8's code cache."));
    }

    @Test
    void saysWhereItIsNotWorthIt() {
        assertThat(StartupVerdict.of(metrics(100, 5, 10, range(9, 11), range(4, 6)))
                        .sentence())
                .startsWith("Not worth it")
                .contains("2.0 times");
    }

    @Test
    void seesNoDifferenceWithinTheSpread() {
        assertThat(StartupVerdict.of(metrics(100, 11, 10, range(9, 12), range(10, 13)))
                        .tone())
                .isEqualTo("warn");
    }

    @Test
    void saysThatNothingWasMeasured() {
        assertThat(StartupVerdict.of(null).sentence()).startsWith("Not measured: ");
    }

    private static SnapshotMetrics metrics(
            double plain, double cached, double own, @Nullable Range ownRange, @Nullable Range cachedRange) {
        SnapshotMetrics.Spread spread = new SnapshotMetrics.Spread(
                range(plain - 1, plain + 1), cachedRange, ownRange, ownRange, null, null, null, null);
        return new SnapshotMetrics(
                MetricsState.MEASURED,
                plain,
                cached,
                own,
                own,
                plain / own,
                null,
                null,
                null,
                null,
                false,
                5,
                spread,
                null,
                null,
                null,
                null,
                null);
    }

    private static Range range(double min, double max) {
        return new Range(min, max);
    }
}
