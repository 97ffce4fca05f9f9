package dev.snapforge.builder.create;

import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.BundleSources;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.Check;
import dev.snapforge.core.EngineId;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.RewriteRequest.Edit;
import dev.snapforge.engine.protocol.RewriteRequest.Rewritten;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes calls of a function in the place of {@code import()}, for engines whose embedder loads nothing at run time. A script before the bundle
 * declares these functions, and engine processes give them what they do: on both sides of the proof, and in the snapshot. One more is for
 * checks, warm-ups and the proof of deferred modules.
 */
public final class ImportRewriting implements PipelineStage<BundleSources, BundleSources> {

    /** Letters of Latin-1, in which V8 keeps a character in a byte. */
    private static final List<String> LETTERS = List.of("ï", "î", "í", "ì", "ë", "ê", "é", "è", "ö", "ô", "ó", "ò");

    @Override
    public BundleSources run(BundleSources sources) {
        Attempt attempt = sources.attempt();
        List<Script> scripts = of(sources.scripts(), attempt.engineId(), attempt.spec(), attempt.session());
        return new BundleSources(attempt, scripts);
    }

    /** The scripts as they run; as they are if nothing imports, or if it cannot be told. */
    public static List<Script> of(List<Script> scripts, EngineId engine, BuildSpec spec, EngineSession session) {
        List<Script> bundled =
                scripts.stream().filter(script -> !script.isOwn()).toList();
        boolean fromRoot = bundled.stream().anyMatch(Script::deferred)
                || Stream.concat(
                                Stream.ofNullable(spec.warmup()),
                                spec.checks().stream().map(Check::expression))
                        .anyMatch(RewriteRequest::mayImport);
        if (engine.isIsolatedVm() || (!fromRoot && importsNothing(bundled, session))) {
            return scripts;
        }
        return LETTERS.stream()
                .filter(letter -> bundled.stream().noneMatch(it -> it.source().contains(letter + "0")))
                .findFirst()
                .flatMap(letter -> session.rewrite(bundled, List.of(RewriteRequest.IMPORTS), letter)
                        .as(Rewritten.class)
                        .filter(it -> fromRoot || !it.edits().isEmpty())
                        .map(it -> merged(scripts, it, letter, fromRoot)))
                .orElse(scripts);
    }

    /**
     * Whether all that may be an {@code import()} stands in texts and comments: where it is code, a character that is no JavaScript cannot
     * take the word's place. V8 tells that in a tenth of the time that a parser written in JavaScript takes.
     */
    private static boolean importsNothing(List<Script> bundled, EngineSession session) {
        List<Script> masked = bundled.stream()
                .filter(script -> RewriteRequest.mayImport(script.source()))
                .map(script -> script.withSource(RewriteRequest.withoutWord(script.source())))
                .toList();
        return masked.isEmpty() || session.parses(masked);
    }

    private static List<Script> merged(List<Script> scripts, Rewritten rewritten, String letter, boolean fromRoot) {
        Map<String, Boolean> importers = rewritten.edits().stream()
                .collect(Collectors.toMap(
                        Edit::file, edit -> !edit.feature().equals(RewriteRequest.IMPORT_OF_FILE), Boolean::logicalOr));
        Map<String, String> functions = new LinkedHashMap<>();
        for (int i = 0; i < rewritten.scripts().size(); i++) {
            String name = rewritten.scripts().get(i).name();
            if (importers.containsKey(name)) {
                functions.put(RewriteRequest.importer(letter, i), importer(name, importers.get(name)));
            }
        }
        if (fromRoot) {
            functions.put(RewriteRequest.ROOT_IMPORTER, importer(RewriteRequest.IMPORT_SCRIPT, false));
        }
        List<Script> merged =
                new ArrayList<>(scripts.stream().filter(Script::isOwn).toList());
        merged.add(new Script(RewriteRequest.IMPORT_SCRIPT, declarations(functions)));
        merged.addAll(rewritten.scripts());
        return List.copyOf(merged);
    }

    /**
     * What makes the function of a file; names of files have neither control characters nor backslashes.
     *
     * @param asksHost whether it may import what is no file
     */
    private static String importer(String file, boolean asksHost) {
        return "of(\"" + file.replace("\"", "\\\"") + "\"" + (asksHost ? ",true" : "") + ")";
    }

    private static String declarations(Map<String, String> functions) {
        String assignments = functions.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue() + ";")
                .collect(Collectors.joining());
        return "let " + String.join(",", functions.keySet()) + ";(of)=>{" + assignments + "}";
    }
}
