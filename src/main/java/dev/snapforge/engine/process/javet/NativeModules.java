package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Map;

/** V8's own modules, as a runtime without a snapshot has them: the measure of what a snapshot must do. */
final class NativeModules implements BundleModules {

    private final V8Runtime runtime;
    private final Map<String, Script> scripts;
    private final ModuleGraph graph;

    NativeModules(V8Runtime runtime, Map<String, Script> scripts) {
        this.runtime = runtime;
        this.scripts = scripts;
        this.graph = new ModuleGraph(runtime, new ImportResolution(scripts, runtime));
    }

    @Override
    public void link(List<Script> entries) throws JavetException {
        graph.add(entries);
    }

    @Override
    public void evaluate(Script script) throws JavetException {
        try (V8Value result = graph.module(script).evaluate()) {
            new PromiseFailures(runtime, scripts).refuseUnsettled(result, script.name());
        }
    }

    @Override
    public void close() throws JavetException {
        graph.close();
    }
}
