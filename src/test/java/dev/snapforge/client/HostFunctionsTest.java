package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetExecutionException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import com.caoccao.javet.values.reference.V8ValueFunction;
import dev.snapforge.kernel.SnapforgeException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostFunctionsTest {

    private final List<String> lines = new ArrayList<>();
    private long nanos = 5_000_000_000L;
    private V8Runtime runtime;

    @BeforeAll
    static void useUnpackedLibrary() {
        PreparedEngine.useInThisJvm();
    }

    @BeforeEach
    void restore() throws Exception {
        runtime = restored(PreparedEngine.CURRENT.blob(List.of(script("slots.js"), script("lookup.js"))));
    }

    @AfterEach
    void close() throws Exception {
        runtime.close();
    }

    @Test
    void bindsFunctionsToSlotsWithOneCall() throws Exception {
        HostFunctions.bind(
                runtime,
                Map.of("lookup", arguments -> "found " + arguments[0], "fetch", arguments -> Arrays.asList(arguments)));

        assertThat(string("lookup('it')")).isEqualTo("found it");
        assertThat(string("JSON.stringify(fetch(1, 2.5, true, 'x', null, { a: [1] }))"))
                .isEqualTo("[1,2.5,true,\"x\",null,{\"a\":[1]}]");
    }

    @Test
    void leavesWhatIsNotBoundUnbound() throws Exception {
        HostFunctions.bind(runtime, Map.of("fetch", arguments -> "page"));

        assertThat(string("fetch()")).isEqualTo("page");
        assertThat(string("try { lookup() } catch (e) { e.name + ': ' + e.message }"))
                .startsWith("SlotUnboundError")
                .contains("lookup", "bind");
    }

    @Test
    void replacesWhatWasBoundBefore() throws Exception {
        HostFunctions.bind(runtime, Map.of("lookup", arguments -> "first"));
        HostFunctions.bind(runtime, Map.of("lookup", arguments -> "second"));

        assertThat(string("lookup()")).isEqualTo("second");
    }

    @Test
    void givesJavaScriptUndefinedForNull() throws Exception {
        HostFunctions.bind(runtime, Map.of("lookup", arguments -> null));

        assertThat(string("typeof lookup()")).isEqualTo("undefined");
    }

    @Test
    void throwsInJavaScriptWhatTheHostThrows() throws Exception {
        HostFunctions.bind(runtime, Map.of("lookup", arguments -> {
            throw new IllegalStateException("the index is being rebuilt");
        }));

        assertThat(string("try { lookup() } catch (e) { String(e instanceof Error) + ' ' + e.message }"))
                .isEqualTo("true the index is being rebuilt");
    }

    @Test
    void handsOverValuesAsV8HasThem() throws Exception {
        HostFunctions.none()
                .withV8("lookup", (engine, arguments) -> ((V8ValueFunction) arguments[0]).call(null, arguments[1]))
                .bind(runtime);

        assertThat(string("lookup((n) => n * 2n, 21n) + ''")).isEqualTo("42");
    }

    @Test
    void settlesAPromiseWhenTheStageEnds() throws Exception {
        CompletableFuture<Object> page = new CompletableFuture<>();
        EventLoop loop = HostFunctions.bind(runtime, Map.of("fetch", arguments -> page));
        runtime.getExecutor("fetch().then((text) => seen.push(text))").executeVoid();

        assertThat(loop.runDue()).isZero();
        assertThat(loop.isIdle()).isFalse();
        page.complete("text");
        assertThat(loop.runUntilIdle(Duration.ofMinutes(1))).isTrue();

        assertThat(string("seen.join()")).isEqualTo("text");
    }

    @Test
    void rejectsAPromiseWhenTheStageFails() throws Exception {
        CompletionStage<String> page = CompletableFuture.supplyAsync(() -> Integer.parseInt("no number"))
                .thenApply(String::valueOf);
        EventLoop loop = HostFunctions.bind(runtime, Map.of("fetch", arguments -> page));
        runtime.getExecutor("fetch().catch((error) => seen.push(error instanceof Error, error.message))")
                .executeVoid();

        assertThat(loop.runUntilIdle(Duration.ofMinutes(1))).isTrue();

        assertThat(string("seen.join()")).isEqualTo("true,For input string: \"no number\"");
    }

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
    void givesTheConsoleTheClockAndRandomBytes() throws Exception {
        standard();
        pass(12);

        runtime.getExecutor("console.log('hello'); console.error(['a', 'b'])").executeVoid();

        assertThat(lines).containsExactly("log hello", "error a,b");
        assertThat(runtime.getExecutor("performance.now()").executeDouble()).isEqualTo(12.0);
        assertThat(string("const all = new Uint8Array(64); const part = new Uint32Array(all.buffer, 16, 8);"
                        + "String(crypto.getRandomValues(part) === part)"
                        + "+ all.subarray(0, 16).every((it) => it === 0) + all.subarray(48).every((it) => it === 0)"
                        + "+ part.some((it) => it > 0xffff)"))
                .isEqualTo("truetruetruetrue");
        assertThat(string("try { crypto.getRandomValues([]) } catch (e) { e.message }"))
                .contains("typed array");
    }

    @Test
    void prefersANamedFunctionToTheStandardOne() throws Exception {
        HostFunctions.standard((level, text) -> lines.add(text))
                .with("performance.now", arguments -> 7)
                .withV8("console", (engine, arguments) -> null)
                .bind(runtime);

        runtime.getExecutor("console.log('unheard')").executeVoid();

        assertThat(runtime.getExecutor("performance.now()").executeInteger()).isEqualTo(7);
        assertThat(lines).isEmpty();
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

    @Test
    void letsGoOfEverythingWithTheRuntime() throws Exception {
        CompletableFuture<String> never = new CompletableFuture<>();
        EventLoop loop = HostFunctions.standard((level, text) -> {})
                .with("fetch", arguments -> never)
                .bind(runtime);
        runtime.getExecutor("fetch(); setTimeout(() => {}, 1); setInterval(() => {}, 1)")
                .executeVoid();
        assertThat(runtime.getCallbackContextCount()).isPositive();

        runtime.close();

        assertThat(runtime.getCallbackContextCount()).isZero();
        assertThat(runtime.getReferenceCount()).isZero();
        assertRefused("runtime-closed", loop::runDue);
        assertRefused("runtime-closed", () -> loop.runUntilIdle(Duration.ofSeconds(1)));
        assertRefused("runtime-closed", () -> HostFunctions.none().bind(runtime));
    }

    @Test
    void refusesASlotThatIsNotThereAndBindsNone() throws Exception {
        SnapforgeException refusal = assertRefused(
                "unknown-slot",
                () -> HostFunctions.bind(runtime, Map.of("lookup", arguments -> "x", "fetsch", arguments -> "y")));

        assertThat(refusal.found()).isEqualTo("fetsch");
        assertThat(refusal.expected()).contains("fetch", "lookup", "crypto.getRandomValues");
        assertThat(refusal.hint()).contains("slot(name)");
        assertThat(string("try { lookup() } catch (e) { e.name }")).isEqualTo("SlotUnboundError");
    }

    @Test
    void refusesASnapshotWithoutAPrelude() throws Exception {
        runtime.close();
        runtime = restored(PreparedEngine.CURRENT.blob());

        SnapforgeException refusal = assertRefused(
                "no-slots", () -> HostFunctions.standard((level, text) -> {}).bind(runtime));

        assertThat(refusal.hint()).contains("prelude");
    }

    private EventLoop standard() throws JavetException {
        return HostFunctions.standard((level, text) -> lines.add(level + " " + text))
                .bind(runtime, () -> nanos);
    }

    private void pass(int millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    private String string(String script) throws JavetException {
        return runtime.getExecutor(script).executeString();
    }

    private static V8Runtime restored(byte[] blob) throws JavetException {
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setSnapshotBlob(blob);
        return V8Host.getV8Instance().createV8Runtime(options);
    }

    static Path script(String name) {
        try {
            URL found = HostFunctionsTest.class.getResource(name);
            return Path.of(Objects.requireNonNull(found, name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static SnapforgeException assertRefused(String code, ThrowingCallable call) {
        SnapforgeException refusal = assertThatExceptionOfType(SnapforgeException.class)
                .isThrownBy(call)
                .actual();
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }
}
