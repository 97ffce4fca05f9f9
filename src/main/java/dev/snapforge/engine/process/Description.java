package dev.snapforge.engine.process;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.engine.protocol.Described;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.Refused.Reason;
import java.util.List;

/** Says what the engine is and what its isolates hold before anyone's code ran. */
final class Description {

    private final JavetEngine engine;

    Description(JavetEngine engine) {
        this.engine = engine;
    }

    Message run() {
        try (V8Runtime runtime = engine.runtime()) {
            String properties = runtime.getExecutor(Source.of("properties.js")).executeString();
            return new Described(runtime.getVersion(), List.of(properties.split("\n")));
        } catch (JavetException e) {
            return Refusals.of(e, Reason.NOT_LOADABLE);
        }
    }
}
