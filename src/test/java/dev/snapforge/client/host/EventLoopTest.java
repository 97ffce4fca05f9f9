package dev.snapforge.client.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.caoccao.javet.exceptions.JavetExecutionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Timers of a restored runtime: when they run, and when they do not. */
class EventLoopTest extends HostFunctionsFixture {

    @Test
    void runsTimersInTheOrderInWhichTheyAreDue() throws Exception {
        EventLoop loop = standard();
        runtime.getExecutor("setTimeout((a, b) => seen.push(a + b), 20, 'late', '!');"
                        + "setTimeout(() => Promise.resolve('micro').then((it) => seen.push(it)), 10);"
                        + "setTimeout(() => seen.push('ten'), 10); setTimeout(() => seen.push('none'))")
                .executeVoid();

        assertThat(loop.runDue()).isZero();
        assertThat(loop.untilNextTimer()).contains(Duration.ofMillis(1));
        pass(10);
        assertThat(loop.untilNextTimer()).contains(Duration.ZERO);
        assertThat(loop.runDue()).isEqualTo(3);
        assertThat(loop.untilNextTimer()).contains(Duration.ofMillis(10));
        pass(10);
        assertThat(loop.runDue()).isEqualTo(1);

        assertThat(string("seen.join()")).isEqualTo("none,micro,ten,late!");
        assertThat(loop.isIdle()).isTrue();
        assertThat(loop.untilNextTimer()).isEmpty();
    }

    @Test
    void leavesTimersThatATimerSetsForTheNextTime() throws Exception {
        EventLoop loop = standard();
        runtime.getExecutor("const again = () => { seen.push(1); setTimeout(again, 0); }; again()")
                .executeVoid();

        pass(5);
        assertThat(loop.runDue()).isEqualTo(1);
        pass(5);
        assertThat(loop.runDue()).isEqualTo(1);

        assertThat(string("seen.join()")).isEqualTo("1,1,1");
    }

    @Test
    void repeatsAnIntervalUntilItIsCleared() throws Exception {
        EventLoop loop = standard();
        runtime.getExecutor("const id = setInterval(() => { if (seen.push(1) === 3) clearTimeout(id); }, 10)")
                .executeVoid();

        for (int i = 0; i < 5; i++) {
            pass(10);
            loop.runDue();
        }

        assertThat(string("seen.join()")).isEqualTo("1,1,1");
        assertThat(loop.isIdle()).isTrue();
    }

    @Test
    void neverRunsAClearedTimer() throws Exception {
        EventLoop loop = standard();
        runtime.getExecutor("const late = setTimeout(() => seen.push('late'), 10);"
                        + "setTimeout(() => clearTimeout(late), 5); clearTimeout(undefined); clearInterval(4711)")
                .executeVoid();

        pass(10);
        assertThat(loop.runDue()).isEqualTo(1);

        assertThat(string("seen.join()")).isEmpty();
    }

    @Test
    void goesOnAfterATimerThatThrew() throws Exception {
        EventLoop loop = standard();
        runtime.getExecutor("setTimeout(() => { throw new RangeError('first'); }, 1);"
                        + "setTimeout(() => seen.push('second'), 2)")
                .executeVoid();
        pass(10);

        assertThatExceptionOfType(JavetExecutionException.class)
                .isThrownBy(loop::runDue)
                .withMessageContaining("first");
        assertThat(loop.runDue()).isEqualTo(1);

        assertThat(string("seen.join()")).isEqualTo("second");
    }

    @Test
    void refusesATimerWithoutAFunction() throws Exception {
        standard();

        assertThat(string("try { setTimeout('code', 1) } catch (e) { e.message }"))
                .contains("must be a function");
    }

    @Test
    void treatsADelayThatOverflowsAsNone() throws Exception {
        EventLoop loop = standard();
        runtime.getExecutor("setTimeout(() => seen.push('far'), 2 ** 31); setTimeout(() => seen.push('nan'), NaN);"
                        + "setTimeout(() => seen.push('minus'), -5)")
                .executeVoid();

        pass(1);

        assertThat(loop.runDue()).isEqualTo(3);
    }

    @Test
    void waitsForTimersUntilNothingIsLeft() throws Exception {
        EventLoop loop = HostFunctions.standard((level, text) -> {}).bind(runtime);
        runtime.getExecutor("setTimeout(() => setTimeout(() => seen.push('done'), 2), 2)")
                .executeVoid();

        assertThat(loop.runUntilIdle(Duration.ofMinutes(1))).isTrue();

        assertThat(string("seen.join()")).isEqualTo("done");
    }

    @Test
    void stopsWaitingWhenTheTimeIsOver() throws Exception {
        EventLoop loop = HostFunctions.standard((level, text) -> {}).bind(runtime);
        runtime.getExecutor("setTimeout(() => seen.push('never'), 3600000)").executeVoid();

        assertThat(loop.runUntilIdle(Duration.ofMillis(5))).isFalse();
    }

    @Test
    void keepsNothingOnceCallbacksHaveRun() throws Exception {
        CompletionStage<String> page = CompletableFuture.completedFuture("x");
        EventLoop loop = HostFunctions.standard((level, text) -> {})
                .with("fetch", arguments -> page)
                .bind(runtime);
        int before = runtime.getReferenceCount();

        runtime.getExecutor("for (let i = 0; i < 50; i++) { fetch(); setTimeout(() => {}, 1, {}); }"
                        + "const id = setInterval(() => {}, 1); clearInterval(id);"
                        + "crypto.getRandomValues(new Uint8Array(8))")
                .executeVoid();
        assertThat(loop.runUntilIdle(Duration.ofMinutes(1))).isTrue();

        assertThat(runtime.getReferenceCount()).isEqualTo(before);
    }
}
