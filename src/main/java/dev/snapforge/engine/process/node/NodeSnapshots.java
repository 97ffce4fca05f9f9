package dev.snapforge.engine.process.node;

import java.util.ArrayList;
import java.util.List;

/** Whose snapshots a Node process makes and loads: its own, of the process, or those of isolates that isolated-vm starts in it. */
enum NodeSnapshots {
    /** Node builds them when its script has ended, and starts from one before anything runs. */
    OF_PROCESS("", "", "process.versions.node", "Node's snapshot builder"),
    /**
     * The task's own script makes them and starts from them, by isolated-vm's functions. Isolates share V8's read-only heap with Node,
     * which must be V8's own and not that of Node's snapshot: isolated-vm's README asks for the flag, too.
     */
    OF_ISOLATES(
            "isolated-vm/",
            "--no-node-snapshot",
            "require('" + NodeSandbox.ADDON + "/package.json').version + '-node-' + process.versions.node",
            "createSnapshot() of isolated-vm");

    /** Tasks that only parse files: no runtime is looked at. */
    private static final List<String> PARSING = List.of("outline", "rewrite", "erase");

    private static final String DRIVER = "driver.js";

    private final String folder;
    private final String flag;
    private final String version;
    private final String builder;

    NodeSnapshots(String folder, String flag, String version, String builder) {
        this.folder = folder;
        this.flag = flag;
        this.version = version;
        this.builder = builder;
    }

    /** What makes the snapshots, as the subject of a sentence. */
    String builder() {
        return builder;
    }

    /** An expression for the engine's own version. */
    String version() {
        return version;
    }

    /** Where the script of a task is, beside this class. */
    String script(String task) {
        return (PARSING.contains(task) ? "" : folder) + task + ".js";
    }

    /** Node's arguments, with options that belong to a task. */
    List<String> arguments(List<String> options) {
        return arguments(options, List.of(DRIVER));
    }

    /** Node's arguments for a task that leaves a snapshot in this file. */
    List<String> building(String blob) {
        return arguments(this == OF_PROCESS ? List.of("--snapshot-blob", blob, "--build-snapshot") : List.of());
    }

    /** Node's arguments for a task that looks at what was started from the snapshot in this file. */
    List<String> restoring(String blob) {
        return this == OF_PROCESS
                ? arguments(List.of("--snapshot-blob", blob, "--require", "./" + DRIVER), List.of("empty.js"))
                : arguments(List.of());
    }

    private List<String> arguments(List<String> options, List<String> script) {
        List<String> arguments = new ArrayList<>(flag.isEmpty() ? List.of() : List.of(flag));
        arguments.addAll(options);
        arguments.addAll(script);
        return arguments;
    }
}
