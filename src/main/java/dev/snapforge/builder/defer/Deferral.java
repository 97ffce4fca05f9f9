package dev.snapforge.builder.defer;

import dev.snapforge.builder.stage.BundleSources;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.RewriteRequest.Edit;
import dev.snapforge.engine.protocol.RewriteRequest.Rewritten;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The scripts that make a snapshot of a bundle without some kinds of things that V8 cannot write.
 *
 * @param scripts the bundle's, written otherwise where that is needed, between those that put stand-ins in place and end them
 * @param findings what was written otherwise; what is made on first use is told where it happens
 */
record Deferral(List<Script> scripts, List<Finding> findings) {

    /** What an object may go through to another thread, on Node. */
    private static final Pattern OTHER_THREADS =
            Pattern.compile("\\bworker_threads\\b|\\bpostMessage\\b|\\bstructuredClone\\b|\\bnew Worker\\b");

    private static final String HELPER = "snapforge$deferral";

    static Deferral of(BundleSources sources, Set<DeferredKind> kinds) {
        List<Script> scripts = new ArrayList<>();
        List<Script> bundle = new ArrayList<>();
        // The prelude is ours, and needs none of it.
        sources.scripts().forEach(it -> (it.isOwn() ? scripts : bundle).add(it));
        List<String> features = kinds.stream()
                .map(DeferredKind::feature)
                .filter(feature -> !feature.isEmpty())
                .toList();
        Rewritten rewritten = new Rewritten(bundle, List.of());
        if (!features.isEmpty()) {
            rewritten = sources.attempt()
                    .session()
                    .rewrite(bundle, features, HELPER)
                    .as(Rewritten.class)
                    .orElse(rewritten);
        }
        scripts.addAll(rewritten.scripts());
        List<Finding> findings =
                rewritten.edits().stream().map(Deferral::finding).toList();
        return new Deferral(StandIns.around(scripts, kinds, HELPER, facts(sources, kinds)), findings);
    }

    /** What stand-ins need to know of a plain runtime, as JavaScript. */
    private static Map<DeferredKind, String> facts(BundleSources sources, Set<DeferredKind> kinds) {
        Map<DeferredKind, String> facts = new EnumMap<>(DeferredKind.class);
        if (kinds.contains(DeferredKind.NODE_MODULES)) {
            facts.put(DeferredKind.NODE_MODULES, plain(sources, List.of(), StandIns.text("describe-modules.js")));
        }
        boolean threads = sources.scripts().stream()
                .anyMatch(script -> OTHER_THREADS.matcher(script.source()).find());
        for (DeferredKind kind : List.of(DeferredKind.SHARED_MEMORY, DeferredKind.NODE_HANDLES)) {
            facts.put(kind, String.valueOf(threads));
        }
        if (kinds.contains(DeferredKind.WEB_ASSEMBLY)) {
            String words = StandIns.expression("web-assembly-memory.js");
            String noting = "(%s)(%s);\n".formatted(StandIns.expression("web-assembly-facts.js"), words);
            List<Script> noted = new ArrayList<>(sources.scripts());
            noted.add(0, new Script("snapforge:web-assembly-facts.js", noting));
            String noticed = plain(sources, noted, "globalThis[Symbol.for('snapforge.facts')]()");
            facts.put(
                    DeferredKind.WEB_ASSEMBLY,
                    String.join(", ", noticed, words, StandIns.expression("web-assembly-replay.js")));
        }
        return facts;
    }

    /** The value of an expression that gives JSON, after these scripts have run in a plain runtime of the same engine. */
    private static String plain(BundleSources sources, List<Script> scripts, String expression) {
        return sources.attempt()
                .session()
                .evaluatePlain(
                        scripts,
                        DeterminismSettings.REAL,
                        new Questions(List.of(), List.of(expression), GraphForm.NONE),
                        stage -> {})
                .as(EvaluateResponse.class)
                .map(answer -> "JSON.parse(" + answer.values().get(0) + ")")
                .orElse("{failed: 'the bundle does not run', validated: [], log: []}");
    }

    private static Finding finding(Edit edit) {
        SourceLocation location = new SourceLocation(edit.file(), edit.line(), edit.column());
        return switch (edit.feature()) {
            case "ASM" ->
                of(
                        "An asm.js module is made of ordinary functions",
                        "V8 cannot write the machine code that it makes of a module with \"use asm\". The snapshot has the same"
                                + " functions without the directive, which by the specification of asm.js do the same; V8 compiles them"
                                + " like all others. Their toString() shows spaces in the place of the directive.",
                        "Remove the directive, or make the module in a function that the runtime calls.",
                        location);
            case "USING" ->
                of(
                        "A using declaration is written with try and finally",
                        "V8 cannot write what it keeps for a using declaration that has run. The snapshot has the declaration as a"
                                + " constant, within try and finally that dispose of it when the language says so. toString() shows that"
                                + " form, and columns behind it in its line are others.",
                        "Write try and finally, or call what has the declaration once the snapshot is loaded.",
                        location);
            default ->
                of(
                        "WebAssembly has a stand-in while the bundle loads",
                        "This engine installs WebAssembly only when a snapshot is loaded. Wherever the file names it, the snapshot has a"
                                + " property that is a stand-in until then: modules keep their bytes, and instances are made when an export"
                                + " is first used. toString() shows that form, and columns behind it in its line are others.",
                        "Compile and instantiate in a function that the runtime calls.",
                        location);
        };
    }

    private static Finding of(String title, String detail, String hint, SourceLocation location) {
        return new Finding("deferred", Severity.INFO, title, detail, hint, location, 1);
    }
}
