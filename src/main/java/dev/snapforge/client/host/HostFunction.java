package dev.snapforge.client.host;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A function of the host that JavaScript calls through a slot, in Java's own values: Javet converts the arguments (text, numbers,
 * booleans, lists, maps; {@code undefined} is null) and the result. For what only V8 has, such as functions and typed arrays, see
 * {@link V8HostFunction}.
 */
@FunctionalInterface
public interface HostFunction {

    /**
     * Runs on the thread that runs the JavaScript.
     *
     * @return the value for JavaScript; null is {@code undefined}. A {@link CompletionStage} becomes a promise, which
     *     {@link EventLoop#runDue()} settles
     * @throws Exception whatever it is, JavaScript catches an {@code Error} with its message
     */
    @Nullable
    Object call(@Nullable Object... arguments) throws Exception;
}
