package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8Script;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.StageReport.EngineStage;
import dev.snapforge.engine.protocol.UnhandledRejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bundle's files in one runtime: all are compiled, and modules linked, before the first one runs, so that a syntax error or
 * an import that leads nowhere costs nothing, and all of them are told at once.
 */
final class CompiledScripts {

    private final V8Runtime runtime;
    private final StageReporter stages;
    private final BundleModules.Kind kind;

    CompiledScripts(V8Runtime runtime, StageReporter stages, BundleModules.Kind kind) {
        this.runtime = runtime;
        this.stages = stages;
        this.kind = kind;
    }

    /**
     * Runs the files that are entries, in their order.
     *
     * @return the promises that were rejected meanwhile, and that nothing has handled
     * @throws JavetException if a file does not parse or throws; a {@link EngineRefusalException} where more is known
     */
    List<UnhandledRejection> run(List<Script> scripts) throws JavetException, IOException {
        Map<String, Script> byName = new LinkedHashMap<>();
        scripts.forEach(script -> byName.put(script.name(), script));
        List<Script> entries = scripts.stream().filter(Script::entry).toList();
        List<Script> modular = entries.stream().filter(Script::isModule).toList();
        Map<Script, V8Script> classic = new LinkedHashMap<>();
        try (UnhandledRejections rejections = new UnhandledRejections(runtime);
                BundleModules modules = modular.isEmpty() && !byName.containsKey(RewriteRequest.IMPORT_SCRIPT)
                        ? null
                        : kind.in(runtime, byName)) {
            List<RefusalResponse> refusals = new ArrayList<>();
            for (Script script : entries) {
                if (!script.isModule()) {
                    try {
                        classic.put(script, compile(script));
                    } catch (JavetCompilationException e) {
                        refusals.add(JavetFailures.of(e, Reason.SYNTAX));
                    }
                }
            }
            if (modules != null) {
                link(modules, modular, refusals);
            }
            if (!refusals.isEmpty()) {
                throw new EngineRefusalException(RefusalResponse.all(refusals));
            }
            stages.done(EngineStage.PARSE);
            execute(entries, classic, modules);
            List<UnhandledRejection> unhandled = rejections.found(new PromiseFailures(runtime, byName));
            stages.done(EngineStage.EXECUTE);
            return unhandled;
        } finally {
            for (V8Script script : classic.values()) {
                script.close();
            }
        }
    }

    private static void execute(List<Script> entries, Map<Script, V8Script> classic, @Nullable BundleModules modules)
            throws JavetException {
        try {
            for (Script script : entries) {
                V8Script compiled = classic.get(script);
                if (compiled != null && modules != null && script.name().equals(RewriteRequest.IMPORT_SCRIPT)) {
                    modules.bindImports(compiled);
                } else if (compiled != null) {
                    compiled.executeVoid();
                } else if (modules != null) {
                    modules.evaluate(script);
                }
            }
        } catch (JavetException e) {
            if (modules != null) {
                // What came too early explains what was thrown.
                modules.loaded();
            }
            throw e;
        }
        if (modules != null) {
            modules.loaded();
        }
    }

    /** Where files that are no modules do not parse, their problems lead. */
    private static void link(BundleModules modules, List<Script> entries, List<RefusalResponse> refusals)
            throws JavetException {
        try {
            modules.link(entries);
        } catch (EngineRefusalException e) {
            refusals.add(e.refused());
            refusals.addAll(e.refused().others());
        }
    }

    private V8Script compile(Script script) throws JavetException {
        return runtime.getExecutor(script.source())
                .setResourceName(script.name())
                .compileV8Script();
    }
}
