package dev.snapforge.engine.process.node;

import dev.snapforge.engine.process.common.ImportResolution;
import dev.snapforge.engine.process.common.ScriptPosition;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a bundle's files hang together, found out by a Node process of its own before any of them runs ({@code link.js}).
 *
 * @param scripts the files
 * @param refused why the modules among them cannot run, all at once; empty if they can
 * @param text what the tasks read that run them: JSON, or empty if there are neither modules nor {@code import()}
 * @param inSnapshot whether the modules are written as a snapshot can hold them; otherwise they are V8's own
 */
record NodeLinking(List<Script> scripts, Optional<RefusalResponse> refused, String text, boolean inSnapshot) {

    /** Has V8's modules. */
    static final String V8_MODULES = "--experimental-vm-modules";

    /** Has V8's modules, and hands out the errors of its linker with their places. */
    private static final String[] FLAGS = {V8_MODULES, "--expose-internals", "--no-warnings"};

    /** Links files that a snapshot is to be made of. */
    static NodeLinking forSnapshot(NodeProcess node, List<Script> scripts) throws IOException {
        return of(node, scripts, true);
    }

    /** Links files that are to run as in every Node. */
    static NodeLinking plain(NodeProcess node, List<Script> scripts) throws IOException {
        return of(node, scripts, false);
    }

    private static NodeLinking of(NodeProcess node, List<Script> scripts, boolean inSnapshot) throws IOException {
        if (scripts.stream()
                .noneMatch(script ->
                        (script.isModule() && script.entry()) || script.name().equals(RewriteRequest.IMPORT_SCRIPT))) {
            return new NodeLinking(scripts, Optional.empty(), "", inSnapshot);
        }
        if (node.snapshots() == NodeSnapshots.OF_ISOLATES) {
            return new NodeLinking(scripts, Optional.of(modulesUnsupported(node, scripts)), "", inSnapshot);
        }
        NodeProcess.Result result = node.run(new NodeTask("link", scripts).with("code", inSnapshot), FLAGS);
        if (result.exit() != 0 || result.answer().isEmpty()) {
            return new NodeLinking(scripts, Optional.of(NodeFailures.ended(result, scripts)), "", inSnapshot);
        }
        NodeResponse answer = result.answer().get();
        Optional<RefusalResponse> refused = answer.refused().map(it -> explained(it, scripts));
        return new NodeLinking(scripts, refused, refused.isPresent() ? "" : answer.one("linked"), inSnapshot);
    }

    private static RefusalResponse modulesUnsupported(NodeProcess node, List<Script> scripts) {
        Script first = scripts.stream().filter(Script::isModule).findFirst().orElseThrow();
        return NodeFailures.of(
                Reason.MODULES_UNSUPPORTED,
                first.name() + " is an ES module. " + node.snapshots().builder() + " runs scripts only.");
    }

    /** What imports mean that lead nowhere is said as for every engine. */
    private static RefusalResponse explained(RefusalResponse refused, List<Script> scripts) {
        Map<String, Script> byName = new LinkedHashMap<>();
        scripts.forEach(script -> byName.put(script.name(), script));
        ImportResolution imports = new ImportResolution(byName);
        List<RefusalResponse> all = new ArrayList<>(List.of(refused));
        all.addAll(refused.others());
        return RefusalResponse.all(all.stream()
                .map(it -> it.reason() == Reason.MODULE_NOT_FOUND
                        ? imports.refusal(
                                it.message(),
                                Objects.requireNonNull(byName.get(it.file())),
                                new ScriptPosition(it.file(), it.line(), it.column()))
                        : new RefusalResponse(it.reason(), it.message(), it.file(), it.line(), it.column(), it.stack()))
                .toList());
    }

    /** Flags for a process that runs the files. */
    List<String> flags() {
        return text.isEmpty() || inSnapshot ? List.of() : List.of(V8_MODULES, "--disable-warning=ExperimentalWarning");
    }
}
