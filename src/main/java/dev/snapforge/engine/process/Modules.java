package dev.snapforge.engine.process;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.IV8Module;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8ValuePromise;
import dev.snapforge.engine.protocol.Refused.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bundle's ES modules as V8 holds them: each compiled once, linked to what it imports before the first file runs, and
 * evaluated once. Nothing of them is left in Javet when they are closed, so a snapshot can be made of what they left in V8.
 */
final class Modules implements AutoCloseable {

    private final V8Runtime runtime;
    private final Map<String, Script> scripts;
    private final Imports imports;
    private final Map<String, V8Module> compiled = new LinkedHashMap<>();
    private @Nullable JavetException failure;

    /** @param scripts all files of the bundle by name, modules or not */
    Modules(V8Runtime runtime, Map<String, Script> scripts) {
        this.runtime = runtime;
        this.scripts = scripts;
        this.imports = new Imports(runtime, scripts);
        runtime.setV8ModuleResolver(this::resolve);
    }

    V8Module compile(Script script) throws JavetException {
        V8Module known = compiled.get(script.name());
        if (known != null) {
            return known;
        }
        V8Module module = runtime.getExecutor(script.source())
                .setResourceName(script.name())
                .setModule(true)
                .compileV8Module();
        compiled.put(script.name(), module);
        // Javet's own map is looked up by the specifier as it is written, before anybody asks us which file that means.
        runtime.removeV8Module(module, false);
        return module;
    }

    /**
     * Finds and compiles everything that a module imports, directly or not.
     *
     * @throws RefusedException for an import that leads nowhere, or a name that is not exported
     * @throws JavetException for an imported file that does not parse
     */
    void link(V8Module module) throws JavetException {
        try {
            if (module.getStatus() == IV8Module.Uninstantiated) {
                module.instantiate();
            }
        } catch (JavetException e) {
            // V8 only knows that there was no module; why, the resolver knew.
            if (failure != null) {
                throw failure;
            }
            if (e instanceof BaseJavetScriptingException scripting && scripting.getScriptingError() != null) {
                throw new RefusedException(Refusals.of(scripting.getScriptingError(), Reason.MISSING_EXPORT));
            }
            throw e;
        }
    }

    /**
     * Evaluates a linked module, unless it was evaluated already because another one imports it.
     *
     * @throws RefusedException where it throws, or waits for what does not come
     */
    void evaluate(V8Module module) throws JavetException {
        if (module.getStatus() != IV8Module.Instantiated) {
            return;
        }
        try (V8Value result = module.evaluate()) {
            // ECMA-262, 16.2.1.6.1.3 Evaluate: always a promise. Microtasks have run when V8 gives it to us.
            if (result instanceof V8ValuePromise promise) {
                Outcomes outcomes = new Outcomes(runtime, scripts);
                if (promise.isPending()) {
                    throw outcomes.waiting(module.getResourceName(), compiled.keySet());
                }
                if (promise.isRejected()) {
                    try (V8Value reason = promise.getResult()) {
                        throw outcomes.thrown(reason);
                    }
                }
            }
        }
    }

    private @Nullable IV8Module resolve(V8Runtime asking, String specifier, IV8Module importer) {
        try {
            return compile(imports.resolve(specifier, importer.getResourceName()));
        } catch (JavetException e) {
            failure = failure == null ? e : failure;
            return null;
        }
    }

    @Override
    public void close() throws JavetException {
        for (V8Module module : compiled.values()) {
            module.close(true);
        }
        runtime.setV8ModuleResolver(null);
    }
}
