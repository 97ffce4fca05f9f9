package dev.snapforge.client.host;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import dev.snapforge.client.PreparedEngine;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A runtime with slots, and a clock that only tests move. */
public abstract class HostFunctionsFixture {

    final List<String> lines = new ArrayList<>();
    long nanos = 5_000_000_000L;
    V8Runtime runtime;

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

    EventLoop standard() throws JavetException {
        return HostFunctions.standard((level, text) -> lines.add(level + " " + text))
                .bind(runtime, () -> nanos);
    }

    void pass(int millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    String string(String script) throws JavetException {
        return runtime.getExecutor(script).executeString();
    }

    static V8Runtime restored(byte[] blob) throws JavetException {
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setSnapshotBlob(blob);
        return V8Host.getV8Instance().createV8Runtime(options);
    }

    public static Path script(String name) {
        try {
            URL found = HostFunctionsFixture.class.getResource(name);
            return Path.of(Objects.requireNonNull(found, name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
