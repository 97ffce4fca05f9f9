package dev.snapforge.storage.check;

import dev.snapforge.core.Digest;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.storage.check.StorageCheckRepository.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works on the check that is running, step by step. What a step found and how far it came is one transaction, so a process that dies
 * costs one step, and another one goes on once the first was silent for two minutes.
 */
@Component
class StorageCheckRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StorageCheckRunner.class);
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_BEATS = Duration.ofSeconds(10);

    private final StorageCheckRepository records;
    private final StorageComparison step;
    private final Clock clock;

    StorageCheckRunner(StorageCheckRepository records, StorageComparison step, Clock clock) {
        this.records = records;
        this.step = step;
        this.clock = clock;
    }

    /**
     * Works on a check that nobody works on, if there is one, until it ends, is cancelled, or the store is unavailable.
     *
     * @param stepSize how many contents to read between two notes of how far it is
     * @param stopping whether this process is being stopped
     */
    void run(int stepSize, BooleanSupplier stopping) {
        Optional<Turn> turn = records.takeUp(now().minus(SILENCE), now());
        if (turn.isPresent()) {
            try {
                run(turn.get(), stepSize, stopping);
            } catch (SnapforgeException e) {
                if (stopping.getAsBoolean()) {
                    // The shutdown cut off a read, which says nothing about the store.
                    return;
                }
                // The store is unavailable; the next process that looks goes on where this one came to.
                LOG.warn("Check {} is held up: {}", turn.get().check(), e.code());
                records.holdUp(turn.get(), e.code(), now());
            }
        }
    }

    private void run(Turn turn, int stepSize, BooleanSupplier stopping) {
        Heart heart = new Heart(turn);
        Digest position = turn.position();
        boolean more = true;
        while (more) {
            Optional<StorageComparison.Result> result =
                    step.run(position, stepSize, () -> !stopping.getAsBoolean() && heart.beats());
            if (result.isEmpty()) {
                return;
            }
            more = records.advance(turn, result.get(), now());
            position = result.get().last();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Says from time to time that the turn goes on. */
    private final class Heart {

        private final Turn turn;
        private Instant last = now();

        Heart(Turn turn) {
            this.turn = turn;
        }

        /** Whether the check is still this process's to work on. */
        boolean beats() {
            Instant now = now();
            if (now.isBefore(last.plus(BETWEEN_BEATS))) {
                return true;
            }
            last = now;
            return records.beat(turn, now);
        }
    }
}
