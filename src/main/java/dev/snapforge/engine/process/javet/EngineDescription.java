package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.protocol.DescribeRequest;
import dev.snapforge.engine.protocol.DescribeResponse;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import java.util.List;

/** Says what the engine is and what its isolates hold before anyone's code ran. */
final class EngineDescription {

    private final JavetEngine engine;

    EngineDescription(JavetEngine engine) {
        this.engine = engine;
    }

    Message run(DescribeRequest request) {
        try (V8Runtime runtime = engine.runtime();
                V8ValueObject intrinsics =
                        ScriptResource.executor(runtime, "intrinsics.js").execute();
                V8ValueFunction list =
                        ScriptResource.executor(runtime, "properties.js").execute()) {
            String properties = list.callString(null, intrinsics, String.join("\n", request.holders()));
            return new DescribeResponse(runtime.getVersion(), List.of(properties.split("\n")));
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.NOT_LOADABLE);
        }
    }
}
