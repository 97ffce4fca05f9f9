package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.executors.IV8Executor;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8Script;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Map;

/** Modules that a snapshot can hold: not V8's own (transform.js says why), but V8 has checked them as such before. */
final class LinkedModules implements BundleModules {

    private final V8Runtime runtime;
    private final Map<String, Script> scripts;
    private final BundleImports imports;
    private final V8ValueObject loader;
    private final V8ValueFunction evaluate;

    /** @param scripts all files of the bundle by name, modules or not */
    LinkedModules(V8Runtime runtime, Map<String, Script> scripts) throws JavetException {
        this.runtime = runtime;
        this.scripts = scripts;
        this.imports = BundleImports.among(scripts, runtime);
        this.loader = ScriptResource.executor(runtime, "modules.js").execute();
        this.evaluate = loader.get("evaluate");
    }

    @Override
    public void link(List<Script> entries) throws JavetException {
        try (SyntaxReader syntax = SyntaxReader.beside(runtime);
                ModuleGraph graph = new ModuleGraph(syntax.runtime(), scripts);
                ModuleLinker linker = new ModuleLinker(syntax)) {
            graph.add(entries);
            graph.add(imports.importable());
            for (Map.Entry<Script, Map<String, String>> module :
                    graph.resolved().entrySet()) {
                linker.add(module.getKey(), module.getValue());
            }
            linker.link(imports.areUsed());
            for (Script module : graph.resolved().keySet()) {
                add(module, linker);
            }
        }
    }

    private void add(Script script, ModuleLinker linker) throws JavetException {
        // With a line of our own before the file's first one, columns are right even there. V8 ignores the offset that
        // makes up for it where a sourceURL comment renames the script.
        boolean renamed = script.source().contains("sourceURL=");
        IV8Executor executor =
                runtime.getExecutor(linker.code(script, renamed ? "" : "\n")).setResourceName(script.name());
        executor.getV8ScriptOrigin().setResourceLineOffset(renamed ? 0 : -1);
        try (V8ValueObject module = executor.execute()) {
            loader.invokeVoid("add", script.name(), module);
        }
    }

    @Override
    public void evaluate(Script script) throws JavetException {
        if (!script.deferred()) {
            evaluate(script.name());
            return;
        }
        for (String imported :
                loader.invokeString("before", script.name()).lines().toList()) {
            evaluate(imported);
        }
    }

    private void evaluate(String name) throws JavetException {
        // Microtasks have run when V8 gives the result to us.
        try (V8Value result = evaluate.call(null, name)) {
            new PromiseFailures(runtime, scripts).refuseUnsettled(result, name);
        }
    }

    @Override
    public void loaded() throws JavetException {
        String early = loader.invokeString("loaded");
        if (early.isEmpty()) {
            return;
        }
        throw new EngineRefusalException(ModuleLinker.unsafe(early));
    }

    @Override
    public void bindImports(V8Script script) throws JavetException {
        try (V8ValueFunction importing =
                        ScriptResource.executor(runtime, "importing.js").execute();
                V8ValueFunction paths =
                        ScriptResource.executor(runtime, "paths.js").execute();
                V8Value importer = loader.invoke("importer", importing, imports.files(), paths)) {
            BundleImports.bind(script, importer);
        }
    }

    @Override
    public void close() throws JavetException {
        evaluate.close();
        loader.close();
    }
}
