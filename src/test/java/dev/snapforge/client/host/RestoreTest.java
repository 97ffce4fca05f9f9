package dev.snapforge.client.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.client.PreparedEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callbacks of onRestore, with the committed prelude and the Java client. */
class RestoreTest {

    private static final Path PRELUDE = Path.of("src/main/resources/dev/snapforge/prelude/node.js");

    private @Nullable V8Runtime opened;

    @BeforeAll
    static void useUnpackedLibrary() {
        PreparedEngine.useInThisJvm();
    }

    @AfterEach
    void close() throws Exception {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void runsThemOnceBehindTheBinding() throws Exception {
        V8Runtime runtime = restore("restored.js");
        HostFunctions hosts =
                HostFunctions.none().with("region", arguments -> "eu").withEnvironment(Map.of("MODE", "live"));

        hosts.bind(runtime);
        hosts.bind(runtime);

        assertThat(string(runtime, "seen.join()")).isEqualTo("region eu,mode live");
    }

    @Test
    void saysWhichCallbackFailsAndRunsTheRestWhenBoundAgain() throws Exception {
        V8Runtime runtime = restore("restored.js");

        assertThatExceptionOfType(RestoreFailedException.class)
                .isThrownBy(() -> HostFunctions.none().bind(runtime))
                .satisfies(it -> assertThat(it.code()).isEqualTo("restore-failed"))
                .withMessageContaining("number 1 (locate) of onRestore failed")
                .withMessageContaining("The slot \"region\" is not bound");
        HostFunctions.none().bind(runtime);

        assertThat(string(runtime, "seen.join()")).isEqualTo("mode undefined");
    }

    @Test
    void waitsForPromisesOfCallbacks() throws Exception {
        V8Runtime runtime = restore("connecting.js");
        CompletableFuture<Object> connection = new CompletableFuture<>();
        EventLoop loop =
                HostFunctions.none().with("connect", arguments -> connection).bind(runtime);

        assertThat(loop.runUntilRestored(Duration.ZERO)).isFalse();
        connection.complete("open");

        assertThat(loop.runUntilRestored(Duration.ofMinutes(1))).isTrue();
        assertThat(string(runtime, "connection")).isEqualTo("open");
    }

    @Test
    void tellsOfARejectedPromiseOnce() throws Exception {
        V8Runtime runtime = restore("connecting.js");
        CompletableFuture<Object> connection = new CompletableFuture<>();
        EventLoop loop =
                HostFunctions.none().with("connect", arguments -> connection).bind(runtime);
        connection.completeExceptionally(new IllegalStateException("refused"));

        assertThatExceptionOfType(RestoreFailedException.class)
                .isThrownBy(() -> loop.runUntilIdle(Duration.ofMinutes(1)))
                .withMessageContaining("number 1 (open) of onRestore failed")
                .withMessageContaining("refused");
        assertThat(loop.runUntilRestored(Duration.ZERO)).isTrue();
    }

    @Test
    void bindsRuntimesOfBundlesWithoutCallbacksAsBefore() throws Exception {
        V8Runtime runtime = restore("plain.js");

        EventLoop loop = HostFunctions.none().bind(runtime);

        assertThat(loop.runUntilRestored(Duration.ZERO)).isTrue();
        assertThat(loop.isIdle()).isTrue();
    }

    private V8Runtime restore(String bundle) throws Exception {
        V8Runtime runtime = HostFunctionsFixture.restored(PreparedEngine.CURRENT.blob(
                List.of(PRELUDE, HostFunctionsFixture.script(bundle), HostFunctionsFixture.script("sealed.js"))));
        opened = runtime;
        return runtime;
    }

    private static String string(V8Runtime runtime, String script) throws Exception {
        return runtime.getExecutor(script).executeString();
    }
}
