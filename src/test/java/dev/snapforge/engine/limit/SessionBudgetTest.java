package dev.snapforge.engine.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the processes of a job may use together. */
class SessionBudgetTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aCloserLookMayTakeLessThanTheJob() {
        try (SessionBudget budget = new SessionBudget(memory(0), HOUR, MINUTE)) {
            assertThat(budget.left()).isBetween(HOUR.minus(MINUTE), HOUR);

            budget.explain();

            assertThat(budget.left()).isLessThanOrEqualTo(MINUTE);
        }
    }

    @Test
    void aCloserLookGivesAJobNoMoreTime() {
        try (SessionBudget budget = new SessionBudget(memory(0), MINUTE, HOUR)) {
            budget.explain();

            assertThat(budget.left()).isLessThanOrEqualTo(MINUTE);
        }
    }

    @Test
    void answersTakeRoomUntilTheJobEnds() {
        AnswerMemory memory = memory(300);
        SessionBudget first = new SessionBudget(memory, HOUR, MINUTE);
        first.admit(60);
        first.admit(60);
        first.admit(100);
        try (SessionBudget second = new SessionBudget(memory, HOUR, MINUTE)) {
            assertThatThrownBy(() -> second.admit(1))
                    .isInstanceOfSatisfying(BuilderOutOfMemoryException.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("builder-out-of-memory");
                        assertThat(refusal.found()).contains("3 bytes");
                    });

            first.close();

            second.admit(100);
        }
        memory.take(300);
    }

    @Test
    void whatIsNoAnswerGetsRoomAtOnceOrNotAtAll() {
        AnswerMemory memory = memory(300);
        SessionBudget first = new SessionBudget(memory, HOUR, MINUTE);
        try (SessionBudget second = new SessionBudget(memory, HOUR, MINUTE)) {
            assertThat(first.tryAdmit(200)).isTrue();
            assertThat(second.tryAdmit(101)).isFalse();
            assertThat(second.tryAdmit(100)).isTrue();
        }
        first.close();
        assertThat(first.tryAdmit(1)).as("after its end").isFalse();
        memory.take(300);
    }

    @Test
    void oneJobWaitsForAnother() {
        AnswerMemory memory = new AnswerMemory(300, HOUR);
        memory.take(300);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> memory.take(300));

        memory.giveBack(300);

        waiting.join();
        memory.giveBack(300);
    }

    @Test
    void whatNeverFitsIsRefusedAtOnce() {
        assertThatThrownBy(() -> new AnswerMemory(300, HOUR).take(301)).isInstanceOf(BuilderOutOfMemoryException.class);
    }

    private static AnswerMemory memory(long bytes) {
        return new AnswerMemory(bytes, Duration.ZERO);
    }
}
