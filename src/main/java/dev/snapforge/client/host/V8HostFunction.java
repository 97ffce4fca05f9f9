package dev.snapforge.client.host;

import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import org.jspecify.annotations.Nullable;

/** A function of the host that takes V8's values as they are; {@link HostFunction} is the one in Java's own. */
@FunctionalInterface
public interface V8HostFunction {

    /**
     * Runs on the thread that runs the JavaScript. Javet closes the arguments when it returns: what is used later, such as a
     * callback, must be kept with {@code toClone()} and closed afterwards, at the latest with the runtime.
     *
     * @return the value for JavaScript, which Javet closes; null is {@code undefined}
     * @throws Exception whatever it is, JavaScript catches an {@code Error} with its message
     */
    @Nullable
    V8Value call(V8Runtime runtime, V8Value... arguments) throws Exception;
}
