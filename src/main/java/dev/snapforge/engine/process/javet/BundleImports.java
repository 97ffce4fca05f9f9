package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.IV8Module;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8Script;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValuePromise;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code import()} can mean in a bundle: which files it has for that, and why others of them cannot be imported. */
final class BundleImports {

    private final boolean used;
    private final List<Script> importable = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    private BundleImports(boolean used) {
        this.used = used;
    }

    /** Finds a module by its file's name. */
    @FunctionalInterface
    interface Modules {

        V8Module find(String name) throws JavetException;
    }

    /**
     * Tries each module that does not run by itself. One that cannot be linked is an error where it is imported, not one of the bundle.
     *
     * @param scripts all files by name
     * @param beside whose engine to use; not itself touched
     */
    static BundleImports among(Map<String, Script> scripts, V8Runtime beside) throws JavetException {
        BundleImports imports = new BundleImports(scripts.containsKey(RewriteRequest.IMPORT_SCRIPT));
        if (imports.used) {
            try (SyntaxReader syntax = SyntaxReader.beside(beside)) {
                for (Script script : scripts.values()) {
                    if (!script.isOwn()) {
                        imports.add(script, scripts, syntax.runtime());
                    }
                }
            }
        }
        return imports;
    }

    private void add(Script script, Map<String, Script> scripts, V8Runtime runtime) throws JavetException {
        if (script.entry()) {
            files.put(script.name(), script.isModule() ? "module\n" : "script\n");
            return;
        }
        try (ModuleGraph graph = new ModuleGraph(runtime, scripts)) {
            graph.add(List.of(script));
            importable.add(script);
            files.put(script.name(), "module\n");
        } catch (EngineRefusalException e) {
            RefusalResponse refused = e.refused();
            String message =
                    refused.message().replaceFirst("^SyntaxError: ", "").replaceAll("\\s+", " ");
            files.put(script.name(), "failed\n" + message + " (" + refused.file() + ":" + refused.line() + ")");
        }
    }

    /** Whether the bundle calls it. */
    boolean areUsed() {
        return used;
    }

    /** Modules that nothing needs to import statically. */
    List<Script> importable() {
        return importable;
    }

    /** As {@code importing.js} takes them. */
    String files() {
        StringBuilder lines = new StringBuilder();
        files.forEach(
                (name, kind) -> lines.append(name).append('\n').append(kind).append('\n'));
        return lines.toString();
    }

    /** Runs the script, and gives what it binds the function that makes an {@code import()} for each file. */
    static void bind(V8Script script, V8Value importer) throws JavetException {
        try (V8ValueFunction binding = script.execute()) {
            binding.callVoid(null, importer);
        }
    }

    /** The same for V8's own modules, whose handles have to live as long as the runtime. */
    void bindNative(V8Runtime runtime, V8Script script, Modules modules) throws JavetException {
        try (V8ValueFunction importing =
                        ScriptResource.executor(runtime, "importing.js").execute();
                V8ValueFunction paths =
                        ScriptResource.executor(runtime, "paths.js").execute();
                V8ValueFunction evaluate =
                        callback(runtime, "evaluate", name -> evaluated(runtime, modules.find(name)));
                V8ValueFunction namespace = callback(
                        runtime, "namespace", name -> modules.find(name).getNamespace());
                V8Value importer = importing.call(null, files(), evaluate, namespace, paths)) {
            bind(script, importer);
        }
    }

    /** One that has failed is not asked again: Javet would make another error of the same text. */
    private static V8Value evaluated(V8Runtime runtime, V8Module module) throws JavetException {
        if (module.getStatus() != IV8Module.Errored) {
            return module.evaluate();
        }
        try (V8ValuePromise failing = runtime.createV8ValuePromise();
                V8Value reason = module.getException()) {
            failing.reject(reason);
            return failing.getPromise();
        }
    }

    /** What a module answers. */
    @FunctionalInterface
    private interface Answer {

        V8Value of(String name) throws JavetException;
    }

    private static V8ValueFunction callback(V8Runtime runtime, String name, Answer answer) throws JavetException {
        IJavetDirectCallable.NoThisAndResult<JavetException> call = values -> answer.of(values[0].asString());
        return runtime.createV8ValueFunction(
                new JavetCallbackContext(name, JavetCallbackType.DirectCallNoThisAndResult, call));
    }
}
