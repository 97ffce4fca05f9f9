package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8Script;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** V8's own modules, as a runtime without a snapshot has them: the measure of what a snapshot must do. */
final class NativeModules implements BundleModules {

    private final V8Runtime runtime;
    private final Map<String, Script> scripts;
    private final ModuleGraph graph;
    private final BundleImports imports;

    NativeModules(V8Runtime runtime, Map<String, Script> scripts) throws JavetException {
        this.runtime = runtime;
        this.scripts = scripts;
        this.imports = BundleImports.among(scripts, runtime);
        this.graph = new ModuleGraph(runtime, scripts);
    }

    @Override
    public void link(List<Script> entries) throws JavetException {
        graph.add(entries);
        graph.add(imports.importable());
    }

    @Override
    public void evaluate(Script script) throws JavetException {
        try (V8Value result = graph.module(script).evaluate()) {
            new PromiseFailures(runtime, scripts).refuseUnsettled(result, script.name());
        }
    }

    @Override
    public void bindImports(V8Script script) throws JavetException {
        imports.bindNative(runtime, script, name -> graph.module(Objects.requireNonNull(scripts.get(name))));
    }

    @Override
    public void loaded() {
        // V8 evaluates all modules in their turn.
    }

    @Override
    public void close() throws JavetException {
        // What is imported later is asked of the modules; they go with their runtime.
        if (!imports.areUsed()) {
            graph.close();
        }
    }
}
