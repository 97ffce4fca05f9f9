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
            "first-use.js",
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
    private static final List<String> PARSING = List.of("link", "outline", "rewrite");

    private static final List<String> PARSER = List.of("acorn/acorn.js", "imports.js", "parser.js", "references.js");

    /** Own scripts for Node alone, beside this class, and what links and runs modules. */
    private static final List<String> OWN = List.of(
            "files.js",
            "hosts.js",
            "import-node.js",
            "isolated-vm/isolates.js",
            "linked-modules.js",
            "module-graph.js",
            "native-modules.js",
            "on-restore.js",
            "recorders.js",
            "rejections.js",
            "snapshot-functions.js");

    private static final List<String> MODULES = List.of("importing.js", "modules.js", "paths.js");
    private static final List<String> LINKER =
            List.of("deferred.js", "effects.js", "linker.js", "syntax.js", "transform.js");

    private final String name;
    private final List<String> flags;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** A task that runs files; what they import was found out before. */
    NodeTask(String name, NodeLinking linking) {
        this(name, linking.scripts(), linking.flags());
        fields.put("linked", linking.text());
    }

    /** @param name of the task's script, beside this class */
    NodeTask(String name, List<Script> scripts) {
        this(name, scripts, List.of());
    }

    private NodeTask(String name, List<Script> scripts, List<String> flags) {
        this.name = name;
        this.flags = flags;
        fields.put("scripts", scripts.stream().map(NodeTask::fields).toList());
        Map<String, String> own = new LinkedHashMap<>();
        common(own, COMMON);
        common(own, MODULES);
        OWN.forEach(each -> own.put("node/" + each, ScriptResource.of(NodeTask.class, each)));
        if (PARSING.contains(name)) {
            common(own, PARSER);
        }
        if (name.equals("link")) {
            common(own, LINKER);
        }
        if (name.equals("erase")) {
            common(own, List.of(ErasedScripts.ERASER));
        }
        fields.put("own", own);
    }

    private static void common(Map<String, String> own, List<String> names) {
        names.forEach(each -> own.put(each, ScriptResource.of(each)));
    }

    private static Map<String, Object> fields(Script script) {
        return Map.of(
                "name", script.name(),
                "source", script.source(),
                "url", script.sourceUrl().orElse(""),
                "entry", script.entry(),
                "module", script.isModule(),
                "deferred", script.deferred());
    }

    /** Flags that its process needs beside those of every process. */
    List<String> flags() {
        return flags;
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
