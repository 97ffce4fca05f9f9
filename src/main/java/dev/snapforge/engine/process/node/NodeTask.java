package dev.snapforge.engine.process.node;

import dev.snapforge.engine.process.common.ErasedScripts;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.protocol.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Node process is told: the script that it runs, and the request that this script reads. The request holds the project's own
 * scripts as texts, so that they run under names that the bundle's cannot have.
 */
final class NodeTask {

    /** Own scripts that are the same in every kind of engine. */
    private static final List<String> COMMON = List.of(
            "capabilities.js",
            "clock.js",
            "exists.js",
            "finish.js",
            "graph.js",
            "intrinsics.js",
            "outline.js",
            "properties.js",
            "reconcile.js",
            "record.js",
            "render.js",
            "restored.js",
            "rewrite.js",
            "stand-ins.js");

    /** Tasks that parse the files and do not run them. */
    private static final List<String> PARSING = List.of("outline", "rewrite");

    private static final List<String> PARSER = List.of("acorn/acorn.js", "parser.js", "references.js");

    /** Own scripts for Node alone, beside this class. */
    private static final List<String> OWN = List.of(
            "isolated-vm/isolates.js", "on-restore.js", "recorders.js", "rejections.js", "snapshot-functions.js");

    private final String name;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** @param name of the task's script, beside this class */
    NodeTask(String name, List<Script> scripts) {
        this.name = name;
        fields.put(
                "scripts",
                scripts.stream()
                        .map(script -> Map.of(
                                "name",
                                script.name(),
                                "source",
                                script.source(),
                                "url",
                                script.sourceUrl().orElse("")))
                        .toList());
        Map<String, String> own = new LinkedHashMap<>();
        COMMON.forEach(each -> own.put(each, ScriptResource.of(each)));
        OWN.forEach(each -> own.put("node/" + each, ScriptResource.of(NodeTask.class, each)));
        if (PARSING.contains(name)) {
            PARSER.forEach(each -> own.put(each, ScriptResource.of(each)));
        }
        if (name.equals("erase")) {
            own.put(ErasedScripts.ERASER, ScriptResource.of(ErasedScripts.ERASER));
        }
        fields.put("own", own);
    }

    NodeTask with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    String request() {
        return TaskJson.of(fields);
    }

    /** A function of the tools, called with the tools. */
    String driver(NodeSnapshots snapshots) {
        return "(" + expression(snapshots.script(name)) + ")((" + expression("tools.js") + ")(require));\n";
    }

    private static String expression(String name) {
        return ScriptResource.of(NodeTask.class, name).strip().replaceFirst(";$", "");
    }
}
