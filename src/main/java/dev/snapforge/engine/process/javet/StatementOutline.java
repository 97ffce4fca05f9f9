package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.executors.IV8Executor;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.snapforge.engine.process.common.ErasedScripts;
import dev.snapforge.engine.process.common.RewrittenScripts;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.process.common.StatementOrder;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.OutlineRequest;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.List;

/** Lists the statements of scripts and modules in the order in which these run, or writes them otherwise; runs nothing of them. */
final class StatementOutline {

    private final JavetEngine engine;

    StatementOutline(JavetEngine engine) {
        this.engine = engine;
    }

    /** A script that does not parse has no statements. */
    Message run(OutlineRequest request) {
        try (V8Runtime runtime = engine.plain()) {
            ScriptResource.executor(runtime, "acorn/acorn.js").executeVoid();
            ScriptResource.executor(runtime, "parser.js").executeVoid();
            try (V8ValueFunction outline =
                    ScriptResource.executor(runtime, "outline.js").execute()) {
                List<String> outlines = new ArrayList<>();
                for (Script script : request.scripts()) {
                    outlines.add(outline.callString(null, script.source(), script.isModule()));
                }
                return new StatementOrder(request.scripts(), outlines).response();
            }
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.SYNTAX);
        }
    }

    /** The same programs without some kinds of syntax. */
    Message run(RewriteRequest request) {
        if (request.onlyParses()) {
            return parsed(request.scripts());
        }
        if (request.replacesImports()) {
            return withoutImports(request);
        }
        return request.erasesTypes() ? withoutTypes(request.scripts()) : rewritten(request);
    }

    private Message parsed(List<Script> scripts) {
        try (V8Runtime runtime = engine.plain()) {
            for (Script script : scripts) {
                IV8Executor executor = runtime.getExecutor(script.source()).setResourceName(script.name());
                if (script.isModule()) {
                    executor.setModule(true).compileV8Module().close();
                } else {
                    executor.compileV8Script().close();
                }
            }
            return new RewriteRequest.Rewritten(List.of(), List.of());
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.SYNTAX);
        }
    }

    private Message withoutTypes(List<Script> scripts) {
        try (V8Runtime runtime = engine.plain();
                V8ValueFunction eraser =
                        ScriptResource.executor(runtime, ErasedScripts.ERASER).execute()) {
            ErasedScripts erased = new ErasedScripts();
            for (Script script : scripts) {
                erased.add(script, eraser.callString(null, script.name(), script.source()));
            }
            return erased.response();
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.SYNTAX);
        }
    }

    private Message withoutImports(RewriteRequest request) {
        try (V8Runtime runtime = engine.plain()) {
            ScriptResource.executor(runtime, "acorn/acorn.js").executeVoid();
            ScriptResource.executor(runtime, "parser.js").executeVoid();
            RewrittenScripts rewritten = new RewrittenScripts();
            try (V8ValueFunction imports =
                    ScriptResource.executor(runtime, "imports.js").execute()) {
                for (int i = 0; i < request.scripts().size(); i++) {
                    Script script = request.scripts().get(i);
                    rewritten.add(
                            script, imports.callString(null, script.source(), script.isModule(), request.importer(i)));
                }
            }
            return rewritten.response();
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.SYNTAX);
        }
    }

    private Message rewritten(RewriteRequest request) {
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
