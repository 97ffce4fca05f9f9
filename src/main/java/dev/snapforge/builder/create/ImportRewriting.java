package dev.snapforge.builder.create;

import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.BundleSources;
import dev.snapforge.builder.stage.PipelineStage;
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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes calls of a function in the place of {@code import()}, for engines whose embedder loads nothing at run time. A script before the bundle
 * declares these functions, and engine processes give them what they do: on both sides of the proof, and in the snapshot. With one more of
 * them deferred modules are used for the proof.
 */
public final class ImportRewriting implements PipelineStage<BundleSources, BundleSources> {

    private static final Pattern HINT = Pattern.compile("\\bimport\\s*(?:\\(|/[/*])");

    /** Letters of Latin-1, in which V8 keeps a character in a byte. */
    private static final List<String> LETTERS = List.of("ï", "î", "í", "ì", "ë", "ê", "é", "è", "ö", "ô", "ó", "ò");

    @Override
    public BundleSources run(BundleSources sources) {
        Attempt attempt = sources.attempt();
        List<Script> scripts = of(sources.scripts(), attempt.engineId(), attempt.session());
        return new BundleSources(attempt, scripts);
    }

    /** The scripts as they run; as they are if there is no {@code import()}, or if it cannot be told. */
    public static List<Script> of(List<Script> scripts, EngineId engine, EngineSession session) {
        List<Script> bundled =
                scripts.stream().filter(script -> !script.isOwn()).toList();
        boolean deferred = bundled.stream().anyMatch(Script::deferred);
        if (engine.isNode()
                || (!deferred
                        && bundled.stream()
                                .noneMatch(it -> HINT.matcher(it.source()).find()))) {
            return scripts;
        }
        return LETTERS.stream()
                .filter(letter -> bundled.stream().noneMatch(it -> it.source().contains(letter + "0")))
                .findFirst()
                .flatMap(letter -> session.rewrite(bundled, List.of(RewriteRequest.IMPORTS), letter)
                        .as(Rewritten.class)
                        .filter(it -> deferred || !it.edits().isEmpty())
                        .map(it -> merged(scripts, it, letter, deferred)))
                .orElse(scripts);
    }

    private static List<Script> merged(List<Script> scripts, Rewritten rewritten, String letter, boolean deferred) {
        Set<String> importers = rewritten.edits().stream().map(Edit::file).collect(Collectors.toSet());
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < rewritten.scripts().size(); i++) {
            Script script = rewritten.scripts().get(i);
            if (importers.contains(script.name())) {
                names.put(script.name(), RewriteRequest.importer(letter, i));
            }
        }
        if (deferred) {
            names.put(RewriteRequest.IMPORT_SCRIPT, RewriteRequest.FIRST_USE);
        }
        List<Script> merged =
                new ArrayList<>(scripts.stream().filter(Script::isOwn).toList());
        merged.add(new Script(RewriteRequest.IMPORT_SCRIPT, declarations(names)));
        merged.addAll(rewritten.scripts());
        return List.copyOf(merged);
    }

    /** Names of files have neither control characters nor backslashes. */
    private static String declarations(Map<String, String> names) {
        String assignments = names.entrySet().stream()
                .map(it -> it.getValue() + "=of(\"" + it.getKey().replace("\"", "\\\"") + "\");")
                .collect(Collectors.joining());
        return "let " + String.join(",", names.values()) + ";(of)=>{" + assignments + "}";
    }
}
