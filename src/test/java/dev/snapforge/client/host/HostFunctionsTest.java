package dev.snapforge.client.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.caoccao.javet.values.reference.V8ValueFunction;
import dev.snapforge.client.PreparedEngine;
import dev.snapforge.core.SnapforgeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HostFunctionsTest extends HostFunctionsFixture {

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

    private static SnapforgeException assertRefused(String code, ThrowingCallable call) {
        SnapforgeException refusal = assertThatExceptionOfType(SnapforgeException.class)
                .isThrownBy(call)
                .actual();
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }
}
