package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.executors.IV8Executor;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Map;

/**
 * The bundle's ES modules in one runtime: linked before the first file runs, and evaluated once each, as the language says. They
 * are not V8's own modules (transform.js says why), but V8 has checked them as such before.
 */
final class LinkedModules implements AutoCloseable {

    private final V8Runtime runtime;
    private final Map<String, Script> scripts;
    private final V8ValueObject loader;
    private final V8ValueFunction evaluate;

    /** @param scripts all files of the bundle by name, modules or not */
    LinkedModules(V8Runtime runtime, Map<String, Script> scripts) throws JavetException {
        this.runtime = runtime;
        this.scripts = scripts;
        this.loader = runtime.getExecutor(ScriptResource.of("modules.js"))
                .setResourceName("snapforge:modules.js")
                .execute();
        this.evaluate = loader.get("evaluate");
    }

    /**
     * Compiles and links these modules and everything that they import; evaluates nothing.
     *
     * @throws EngineRefusalException for an import that leads nowhere, or a name that is not exported
     * @throws JavetException for a file that does not parse
     */
    void link(List<Script> entries) throws JavetException {
        try (SyntaxReader syntax = SyntaxReader.beside(runtime);
                ModuleGraph graph = new ModuleGraph(syntax.runtime(), new ImportResolution(scripts, syntax))) {
            graph.add(entries);
            for (Map.Entry<Script, Map<String, String>> module :
                    graph.resolved().entrySet()) {
                add(module.getKey(), syntax, module.getValue());
            }
        }
        loader.invokeVoid("link");
    }

    private void add(Script script, SyntaxReader syntax, Map<String, String> resolved) throws JavetException {
        StringBuilder lines = new StringBuilder();
        resolved.forEach((specifier, file) ->
                lines.append(specifier).append('\n').append(file).append('\n'));
        // With a line of our own before the file's first one, columns are right even there. V8 ignores the offset that
        // makes up
        // for it where a sourceURL comment renames the script.
        boolean renamed = script.source().contains("sourceURL=");
        IV8Executor executor = runtime.getExecutor(syntax.transform(script, renamed ? "" : "\n"))
                .setResourceName(script.name());
        executor.getV8ScriptOrigin().setResourceLineOffset(renamed ? 0 : -1);
        try (V8ValueObject module = executor.execute()) {
            loader.invokeVoid("add", script.name(), module, lines.toString());
        }
    }

    /**
     * Evaluates a linked module, unless it was evaluated already because another one imports it.
     *
     * @throws JavetException if it throws; a {@link EngineRefusalException} where it waits for what does not come
     */
    void evaluate(Script script) throws JavetException {
        // Microtasks have run when V8 gives the result to us.
        try (V8Value result = evaluate.call(null, script.name())) {
            if (result instanceof V8ValuePromise promise) {
                PromiseFailures outcomes = new PromiseFailures(runtime, scripts);
                if (promise.isPending()) {
                    throw outcomes.waiting(script.name());
                }
                if (promise.isRejected()) {
                    try (V8Value reason = promise.getResult()) {
                        throw outcomes.thrown(reason);
                    }
                }
            }
        }
    }

    @Override
    public void close() throws JavetException {
        evaluate.close();
        loader.close();
    }
}
