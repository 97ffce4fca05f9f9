package dev.snapforge.client.host;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Functions of the host for the slots of a restored runtime. Native functions cannot be in a snapshot, so a prelude leaves a
 * named slot where one belongs, and the runtime's owner fills them after loading, with one call:
 *
 * <pre>{@code
 * EventLoop loop = HostFunctions.standard((level, text) -> logger.log(level, text))
 *         .with("fetch", arguments -> pages.load((String) arguments[0]))
 *         .bind(runtime);
 * runtime.getExecutor("main()").executeVoid();
 * loop.runUntilIdle(Duration.ofSeconds(30));
 * }</pre>
 *
 * <p>Immutable; one set may be bound to many runtimes, each of which gets its own event loop. What is bound is let go
 * when the runtime is closed. Binding again replaces.
 */
public final class HostFunctions {

    private final @Nullable BiConsumer<String, String> console;
    private final Map<String, V8HostFunction> v8Functions;
    private final Map<String, HostFunction> functions;
    private final @Nullable Map<String, String> environment;

    private HostFunctions(
            @Nullable BiConsumer<String, String> console,
            Map<String, V8HostFunction> v8Functions,
            Map<String, HostFunction> functions,
            @Nullable Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
        this.v8Functions = v8Functions;
        this.functions = functions;
    }

    /** No functions yet. */
    public static HostFunctions none() {
        return new HostFunctions(null, Map.of(), Map.of(), null);
    }

    /**
     * What every runtime wants, from the JDK alone: setTimeout, clearTimeout, setInterval and clearInterval on the event loop,
     * crypto.getRandomValues from {@link java.security.SecureRandom}, crypto.subtle from the installed providers of cryptography (on the
     * thread of the runtime), performance.now in milliseconds since the binding, and the console. They are bound as far as the snapshot has these slots.
     *
     * @param console takes each line of the console: its level, for example {@code log} or {@code error}, and its text
     */
    public static HostFunctions standard(BiConsumer<String, String> console) {
        return new HostFunctions(console, Map.of(), Map.of(), null);
    }

    /**
     * Binds these functions and no others.
     *
     * @param functions from a slot's name to its function
     * @throws RuntimeClosedException if the runtime is closed
     * @throws NoSlotsException if the snapshot was built without a prelude
     * @throws UnknownSlotException if there is no slot for one of them; none is bound then
     * @throws RestoreFailedException if a callback of onRestore fails
     * @throws JavetException if Javet cannot bind them
     */
    public static EventLoop bind(V8Runtime runtime, Map<String, HostFunction> functions) throws JavetException {
        return new HostFunctions(null, Map.of(), functions, null).bind(runtime);
    }

    /** These, and one more for the slot with this name, instead of any that was there for it. */
    public HostFunctions with(String slot, HostFunction function) {
        return new HostFunctions(console, without(v8Functions, slot), and(functions, slot, function), environment);
    }

    /** The same with a function that takes V8's values. */
    public HostFunctions withV8(String slot, V8HostFunction function) {
        return new HostFunctions(console, and(v8Functions, slot, function), without(functions, slot), environment);
    }

    /**
     * These, and what {@code process.env} is for a snapshot with the prelude {@code node}; without this it is empty. Callbacks of
     * onRestore read it already.
     *
     * @param variables all that the bundle may see, for example a choice from {@link System#getenv()}
     */
    public HostFunctions withEnvironment(Map<String, String> variables) {
        return new HostFunctions(console, v8Functions, functions, Map.copyOf(variables));
    }

    /**
     * Binds them to a runtime that was restored from a snapshot with a prelude. The first time, the callbacks that the bundle gave to
     * {@code onRestore} run then, in the order in which they were registered, before this returns; so bind before the first call, and
     * all that they need at once. A promise that one returns is not waited for: {@link EventLoop#runUntilRestored} does that.
     *
     * @return the loop that runs timers and settles promises: the caller has to run it
     * @throws RuntimeClosedException if the runtime is closed
     * @throws NoSlotsException if the snapshot was built without a prelude
     * @throws UnknownSlotException if there is no slot for a function that was given by name; none is bound then
     * @throws RestoreFailedException if a callback of onRestore fails; the callbacks after it have not run: binding again runs them
     * @throws JavetException if Javet cannot bind them
     */
    public EventLoop bind(V8Runtime runtime) throws JavetException {
        return bind(runtime, System::nanoTime);
    }

    EventLoop bind(V8Runtime runtime, LongSupplier nanoTime) throws JavetException {
        SnapshotSlots slots = SnapshotSlots.of(runtime);
        EventLoop loop = new EventLoop(runtime, nanoTime);
        Map<String, V8HostFunction> all = new LinkedHashMap<>();
        if (console != null) {
            all.putAll(StandardHostFunctions.of(loop, nanoTime, console));
            all.keySet().removeIf(it -> !slots.has(it));
        }
        functions.forEach((slot, function) -> all.put(slot, converting(function, loop)));
        all.putAll(v8Functions);
        loop.restoring(slots.bind(all, environment));
        return loop;
    }

    private static V8HostFunction converting(HostFunction function, EventLoop loop) {
        return (runtime, arguments) -> {
            @Nullable Object[] converted = new Object[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                converted[i] = runtime.toObject(arguments[i]);
            }
            Object result = function.call(converted);
            return result instanceof CompletionStage<?> stage ? loop.promise(stage) : toV8(runtime, result);
        };
    }

    static V8Value toV8(V8Runtime runtime, @Nullable Object value) throws JavetException {
        return value == null ? runtime.createV8ValueUndefined() : runtime.toV8Value(value);
    }

    private static <F> Map<String, F> and(Map<String, F> functions, String slot, F function) {
        Map<String, F> more = new LinkedHashMap<>(functions);
        more.put(slot, function);
        return more;
    }

    private static <F> Map<String, F> without(Map<String, F> functions, String slot) {
        Map<String, F> fewer = new LinkedHashMap<>(functions);
        fewer.remove(slot);
        return fewer;
    }
}
