package dev.snapforge.builder.problem;

import dev.snapforge.engine.EngineResponse;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a bundle throws where its snapshot is made and not in a plain runtime. It is found by trial: a plain runtime is made like the other
 * one in one respect, and where the bundle then throws the same, that respect is the cause.
 */
final class CreationDifference {

    private static final String NAME = "snapforge:difference.js";

    /** As stand-ins.js has it: V8 takes an accessor for none, and gives errors no stack. */
    private static final String NO_STACKS =
            "Object.defineProperty(Error, 'stackTraceLimit', { get: () => 10, set() {}, configurable: true });";

    private final EngineSession session;
    private final List<Script> scripts;
    private final String message;

    /** @param message what is thrown where the snapshot is made, and not in a plain runtime */
    CreationDifference(EngineSession session, List<Script> scripts, String message) {
        this.session = session;
        this.scripts = scripts;
        this.message = message;
    }

    /**
     * The cause, as a sentence.
     *
     * @param deferred paths of built-ins that the engine installs only when a snapshot is loaded
     */
    String cause(List<String> deferred) {
        if (throwsWith(NO_STACKS)) {
            return "It does not throw in a plain runtime, and does in one whose errors have no stack: errors have no stack while a"
                    + " snapshot is made.";
        }
        List<String> globals =
                deferred.stream().filter(path -> !path.contains(".")).toList();
        List<String> members = deferred.stream()
                .filter(path -> path.contains(".") && !path.contains("%") && !path.contains("^"))
                .toList();
        for (List<String> group : List.of(globals, members)) {
            if (!group.isEmpty() && throwsWith(without(group))) {
                return "It does not throw in a plain runtime, and does in one without "
                        + String.join(", ", narrowed(group))
                        + ", which this engine installs only when a snapshot is loaded.";
            }
        }
        return "It does not throw in a plain runtime. While a snapshot is made, errors have no stack, no timer fires, and built-ins are"
                + " absent that the engine installs when it loads a snapshot.";
    }

    /** The one that is to blame, if there is one; otherwise all of them. */
    private List<String> narrowed(List<String> group) {
        List<String> suspects = group;
        while (suspects.size() > 1) {
            List<String> half = suspects.subList(0, suspects.size() / 2);
            List<String> other = suspects.subList(suspects.size() / 2, suspects.size());
            if (throwsWith(without(half))) {
                suspects = half;
            } else if (throwsWith(without(other))) {
                suspects = other;
            } else {
                return suspects;
            }
        }
        return suspects;
    }

    private static String without(List<String> paths) {
        StringBuilder script = new StringBuilder();
        for (String path : paths) {
            int dot = path.lastIndexOf('.');
            String name = path.substring(dot + 1);
            String key = name.startsWith("@@") ? "Symbol." + name.substring(2) : "'" + name + "'";
            String holder = dot < 0 ? "globalThis" : path.substring(0, dot);
            script.append("try { delete ")
                    .append(holder)
                    .append('[')
                    .append(key)
                    .append("]; } catch {}\n");
        }
        return script.toString();
    }

    private boolean throwsWith(String first) {
        return evaluate(first)
                .as(RefusalResponse.class)
                .filter(refused -> refused.message().equals(message))
                .isPresent();
    }

    private EngineResponse evaluate(String first) {
        List<Script> all = Stream.concat(Stream.of(new Script(NAME, first)), scripts.stream())
                .toList();
        return session.evaluatePlain(all, DeterminismSettings.REAL, Questions.NONE, stage -> {});
    }
}
