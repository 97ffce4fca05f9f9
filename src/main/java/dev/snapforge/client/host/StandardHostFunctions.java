package dev.snapforge.client.host;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueTypedArray;
import dev.snapforge.client.host.crypto.WebCryptoHost;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The slots of the prelude {@code web} that the JDK alone can fill. */
final class StandardHostFunctions {

    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private StandardHostFunctions() {}

    static Map<String, V8HostFunction> of(EventLoop loop, LongSupplier nanoTime, BiConsumer<String, String> console) {
        Timers timers = loop.timers();
        long start = nanoTime.getAsLong();
        return Map.of(
                "setTimeout",
                (runtime, arguments) -> runtime.createV8ValueInteger(timers.set(false, arguments)),
                "setInterval",
                (runtime, arguments) -> runtime.createV8ValueInteger(timers.set(true, arguments)),
                "clearTimeout",
                clearing(timers),
                // One list of ids for both, as the HTML standard has it.
                "clearInterval",
                clearing(timers),
                "crypto.getRandomValues",
                StandardHostFunctions::fillWithRandomBytes,
                "crypto.subtle",
                (runtime, arguments) -> {
                    Object request = arguments.length == 0 ? null : runtime.toObject(arguments[0]);
                    if (!(request instanceof Map<?, ?> map)) {
                        throw new IllegalArgumentException("crypto.subtle takes a request.");
                    }
                    return runtime.toV8Value(WebCryptoHost.answer(map));
                },
                "performance.now",
                (runtime, arguments) -> runtime.createV8ValueDouble((nanoTime.getAsLong() - start) / NANOS_PER_MILLI),
                "console",
                (runtime, arguments) -> {
                    console.accept(text(arguments, 0), text(arguments, 1));
                    return null;
                });
    }

    private static V8HostFunction clearing(Timers timers) {
        return (runtime, arguments) -> {
            timers.clear(arguments);
            return null;
        };
    }

    private static @Nullable V8Value fillWithRandomBytes(V8Runtime runtime, V8Value... arguments)
            throws JavetException {
        if (arguments.length == 0 || !(arguments[0] instanceof V8ValueTypedArray array)) {
            throw new IllegalArgumentException("crypto.getRandomValues takes a typed array.");
        }
        byte[] bytes = new byte[array.getByteLength()];
        RANDOM.nextBytes(bytes);
        try (V8ValueArrayBuffer buffer = array.getBuffer()) {
            // A view of V8's own memory, which may begin before the array does.
            ByteBuffer memory = buffer.getByteBuffer().duplicate();
            memory.position(array.getByteOffset());
            memory.put(bytes);
        }
        return array;
    }

    private static String text(V8Value[] arguments, int index) throws JavetException {
        return index < arguments.length ? arguments[index].asString() : "";
    }
}
