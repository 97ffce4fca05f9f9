package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.executors.IV8Executor;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.IV8Cacheable;
import com.caoccao.javet.values.reference.IV8Module;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8Script;
import com.caoccao.javet.values.reference.V8ValuePromise;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.process.common.ImportSpecifier;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bundle's files in a plain runtime, as a user's would run them: modules are V8's own here, because nothing is written into a
 * snapshot. With code caches, where the request has some.
 */
final class PlainStart implements AutoCloseable {

    private final V8Runtime runtime;
    private final MeasureRequest request;
    private final LongSupplier usedHeap;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<Integer, Integer> byId = new HashMap<>();
    private final Map<Integer, Set<Integer>> imports = new HashMap<>();
    private final Map<Integer, V8Module> modules = new LinkedHashMap<>();
    private final Map<Integer, V8Script> scripts = new LinkedHashMap<>();
    private final Set<Integer> evaluated = new HashSet<>();
    private final long[] grown;
    private long used;

    /** @param usedHeap bytes, garbage collected; asked only where the request wants to know what each file adds */
    PlainStart(V8Runtime runtime, MeasureRequest request, LongSupplier usedHeap) {
        this.runtime = runtime;
        this.request = request;
        this.usedHeap = usedHeap;
        this.grown = new long[request.scripts().size()];
        for (int i = 0; i < request.scripts().size(); i++) {
            byName.put(request.scripts().get(i).name(), i);
        }
        runtime.setV8ModuleResolver(this::resolve);
    }

    /** @throws JavetException if a file does not do what it did when it was proved */
    void run() throws JavetException {
        used = request.keep() ? usedHeap.getAsLong() : 0;
        List<Script> files = request.scripts();
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).entry() && files.get(i).isModule()) {
                V8Module module = module(i);
                if (module.getStatus() == IV8Module.Uninstantiated) {
                    module.instantiate();
                }
            }
        }
        if (!modules.isEmpty()) {
            shareCompiled();
        }
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).entry() && files.get(i).isModule()) {
                evaluate(i);
            } else if (files.get(i).entry()) {
                V8Script script = executor(i).compileV8Script();
                scripts.put(i, script);
                if (files.get(i).name().equals(RewriteRequest.IMPORT_SCRIPT)) {
                    bind(script, files);
                } else {
                    script.executeVoid();
                }
                note(i);
            }
        }
        runtime.await();
    }

    /** V8's code caches now, in the order of the files; empty for one that was not compiled. */
    List<byte[]> caches() throws JavetException {
        List<byte[]> caches = new ArrayList<>();
        for (int i = 0; i < request.scripts().size(); i++) {
            IV8Cacheable compiled = scripts.containsKey(i) ? scripts.get(i) : modules.get(i);
            byte[] cache = compiled == null ? null : compiled.getCachedData();
            caches.add(cache == null ? new byte[0] : cache);
        }
        return caches;
    }

    /** What each file added to the heap, in bytes, in the order of the files; zeros where that was not asked for. */
    List<Long> grown() {
        List<Long> all = new ArrayList<>();
        for (long it : grown) {
            all.add(it);
        }
        return all;
    }

    private IV8Executor executor(int index) throws JavetException {
        Script script = request.scripts().get(index);
        byte[] cache = request.caches().isEmpty() ? null : request.caches().get(index);
        return runtime.getExecutor(script.source(), cache == null || cache.length == 0 ? null : cache)
                .setResourceName(script.name());
    }

    private V8Module module(int index) throws JavetException {
        V8Module known = modules.get(index);
        if (known != null) {
            return known;
        }
        V8Module module = executor(index).setModule(true).compileV8Module();
        modules.put(index, module);
        byId.put(module.getScriptId(), index);
        // Javet's own map is looked up by the specifier as it is written, before anybody asks us which file that means.
        runtime.removeV8Module(module, false);
        return module;
    }

    private @Nullable IV8Module resolve(V8Runtime asking, String specifier, IV8Module importer) throws JavetException {
        int from = Objects.requireNonNull(byId.get(importer.getScriptId()));
        Optional<Integer> index = new ImportSpecifier(specifier)
                .from(request.scripts().get(from).name())
                .flatMap(name -> ImportSpecifier.find(name, byName.keySet()))
                .map(byName::get);
        if (index.isEmpty()) {
            return null;
        }
        imports.computeIfAbsent(from, it -> new HashSet<>()).add(index.get());
        return module(index.get());
    }

    /** V8 evaluates what a module imports with it; one after the other only where each one's share is asked for. */
    private void evaluate(int index) throws JavetException {
        if (!evaluated.add(index)) {
            return;
        }
        if (request.keep()) {
            for (int imported : imports.getOrDefault(index, Set.of())) {
                evaluate(imported);
            }
        }
        try (V8Value result = Objects.requireNonNull(modules.get(index)).evaluate()) {
            if (result instanceof V8ValuePromise promise && promise.isRejected()) {
                String name = request.scripts().get(index).name();
                throw new EngineRefusalException(new RefusalResponse(Reason.THREW, name + " threw.", name, 0, 0, ""));
            }
        }
        note(index);
    }

    private void bind(V8Script script, List<Script> files) throws JavetException {
        Map<String, Script> all = new LinkedHashMap<>();
        files.forEach(file -> all.put(file.name(), file));
        BundleImports imports = BundleImports.among(all, runtime);
        for (Script file : imports.importable()) {
            V8Module module = module(Objects.requireNonNull(byName.get(file.name())));
            if (module.getStatus() == IV8Module.Uninstantiated) {
                module.instantiate();
            }
        }
        imports.bindNative(runtime, script, name -> module(Objects.requireNonNull(byName.get(name))));
    }

    private void note(int index) {
        if (request.keep()) {
            long now = usedHeap.getAsLong();
            grown[index] += Math.max(0, now - used);
            used = now;
        }
    }

    /** V8 compiles modules on its own way through the imports, so what that adds is shared by the length of their text. */
    private void shareCompiled() {
        if (request.keep()) {
            long now = usedHeap.getAsLong();
            long all = modules.keySet().stream().mapToLong(this::length).sum();
            for (int index : modules.keySet()) {
                grown[index] += Math.max(0, now - used) * length(index) / Math.max(1, all);
            }
            used = now;
        }
    }

    private long length(int index) {
        return request.scripts().get(index).source().length();
    }

    @Override
    public void close() throws JavetException {
        for (V8Script script : scripts.values()) {
            script.close();
        }
        for (V8Module module : modules.values()) {
            module.close(true);
        }
        runtime.setV8ModuleResolver(null);
    }
}
