package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.snapforge.engine.process.common.RewrittenScripts;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.Script;

/** Writes scripts and modules without some kinds of syntax; runs nothing of them. */
final class SourceRewriting {

    private final JavetEngine engine;

    SourceRewriting(JavetEngine engine) {
        this.engine = engine;
    }

    Message run(RewriteRequest request) {
        try (V8Runtime runtime = engine.plain()) {
            ScriptResource.executor(runtime, "acorn/acorn.js").executeVoid();
            ScriptResource.executor(runtime, "parser.js").executeVoid();
            RewrittenScripts rewritten = new RewrittenScripts();
            try (V8ValueFunction rewrite =
                            ScriptResource.executor(runtime, "rewrite.js").execute();
                    V8ValueObject references =
                            ScriptResource.executor(runtime, "references.js").execute()) {
                for (Script script : request.scripts()) {
                    rewritten.add(
                            script,
                            rewrite.callString(
                                    null,
                                    script.source(),
                                    script.isModule(),
                                    String.join(" ", request.features()),
                                    request.helper(),
                                    references));
                }
            }
            return rewritten.response();
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.SYNTAX);
        }
    }
}
