package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.IV8Module;
import com.caoccao.javet.values.reference.V8Module;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.process.common.ImportResolution;
import dev.snapforge.engine.process.common.ScriptPosition;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which modules there are and what they import, found by V8 itself: whatever V8 has to say about syntax and exports is said here, and
 * nothing is evaluated.
 */
final class ModuleGraph implements AutoCloseable {

    private final V8Runtime runtime;
    private final ImportResolution imports;
    private final Map<Script, V8Module> compiled = new LinkedHashMap<>();
    private final Map<Script, Map<String, String>> resolved = new LinkedHashMap<>();
    private final Map<Integer, Script> byId = new HashMap<>();
    private final List<RefusalResponse> refusals = new ArrayList<>();
    private @Nullable V8Module nothing;

    /**
     * An empty graph.
     *
     * @param runtime whose modules are these and no others
     * @param scripts all files of the bundle by name, modules or not
     */
    ModuleGraph(V8Runtime runtime, Map<String, Script> scripts) {
        this.runtime = runtime;
        this.imports = new ImportResolution(scripts);
        runtime.setV8ModuleResolver(this::resolve);
    }

    /**
     * Compiles these modules, and then finds and compiles everything that they import, directly or not.
     *
     * @throws EngineRefusalException for files that do not parse and imports that lead nowhere, all at once; or for a name that is not
     *     exported
     */
    void add(List<Script> entries) throws JavetException {
        List<V8Module> modules = new ArrayList<>();
        for (Script entry : entries) {
            try {
                modules.add(compile(entry));
            } catch (JavetCompilationException e) {
                refusals.add(JavetFailures.of(e, Reason.SYNTAX));
            }
        }
        for (V8Module module : modules) {
            if (module.getStatus() == IV8Module.Uninstantiated) {
                link(module);
            }
        }
        if (!refusals.isEmpty()) {
            throw new EngineRefusalException(RefusalResponse.all(refusals));
        }
    }

    /** All modules in the order in which they were found, and the name of the file that each of their specifiers means. */
    Map<Script, Map<String, String>> resolved() {
        return resolved;
    }

    /** A module that was added or found. */
    V8Module module(Script script) {
        return Objects.requireNonNull(compiled.get(script));
    }

    private void link(V8Module module) throws JavetException {
        try {
            module.instantiate();
        } catch (JavetException e) {
            // Names that a missing module would have exported.
            if (!refusals.isEmpty()) {
                return;
            }
            if (e instanceof BaseJavetScriptingException scripting && scripting.getScriptingError() != null) {
                refusals.add(JavetFailures.of(scripting.getScriptingError(), Reason.MISSING_EXPORT));
                return;
            }
            throw e;
        }
    }

    private V8Module compile(Script script) throws JavetException {
        V8Module known = compiled.get(script);
        if (known != null) {
            return known;
        }
        V8Module module = runtime.getExecutor(script.source())
                .setResourceName(script.name())
                .setModule(true)
                .compileV8Module();
        compiled.put(script, module);
        // A sourceURL comment changes the name that V8 knows, so only its number tells who imports.
        byId.put(module.getScriptId(), script);
        resolved.put(script, new LinkedHashMap<>());
        // Javet's own map is looked up by the specifier as it is written, before anybody asks us which file that means.
        runtime.removeV8Module(module, false);
        return module;
    }

    private @Nullable IV8Module resolve(V8Runtime asking, String specifier, IV8Module importer) {
        try {
            Script from = Objects.requireNonNull(byId.get(importer.getScriptId()));
            Optional<Script> found = imports.find(specifier, from);
            if (found.isEmpty()) {
                throw new EngineRefusalException(imports.refusal(specifier, from, place(from, specifier)));
            }
            Script script = found.get();
            resolved.computeIfAbsent(from, it -> new LinkedHashMap<>()).put(specifier, script.name());
            return compile(script);
        } catch (EngineRefusalException | JavetCompilationException e) {
            RefusalResponse refused = JavetFailures.of(e, Reason.SYNTAX);
            // A file that does not parse is met once as an entry, and by each import.
            if (!refusals.contains(refused)) {
                refusals.add(refused);
            }
            return refusals.size() > RefusalResponse.MAX_OTHERS ? null : nothing();
        } catch (JavetException e) {
            refusals.add(JavetFailures.of(e, Reason.MODULE_NOT_FOUND));
            return null;
        }
    }

    private ScriptPosition place(Script importer, String specifier) throws JavetException {
        try (SyntaxReader syntax = SyntaxReader.beside(runtime)) {
            return syntax.ofImport(importer, specifier);
        }
    }

    /** Stands for a module that there is not, so that V8 asks for the others as well. */
    private @Nullable V8Module nothing() {
        try {
            if (nothing == null) {
                nothing = runtime.getExecutor("export {};")
                        .setResourceName("nothing")
                        .setModule(true)
                        .compileV8Module();
                runtime.removeV8Module(nothing, false);
            }
            return nothing;
        } catch (JavetException e) {
            return null;
        }
    }

    @Override
    public void close() throws JavetException {
        for (V8Module module : compiled.values()) {
            module.close(true);
        }
        if (nothing != null) {
            nothing.close(true);
        }
        runtime.setV8ModuleResolver(null);
    }
}
