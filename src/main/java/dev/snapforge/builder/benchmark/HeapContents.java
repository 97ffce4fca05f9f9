package dev.snapforge.builder.benchmark;

import dev.snapforge.builder.stage.JobOutcome;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.engine.EngineResponse;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.protocol.InspectResponse;
import dev.snapforge.engine.protocol.InspectResponse.Size;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.snapshot.SnapshotMetrics.Contents;
import dev.snapforge.snapshot.SnapshotMetrics.Contents.KindSize;
import dev.snapforge.snapshot.SnapshotMetrics.Contents.SourceSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the heap of a runtime started from the snapshot consists of, beside what an empty runtime of the same engine has. */
public final class HeapContents {

    private static final byte[] NOTHING = new byte[0];
    private static final String OTHER = "other";

    /** V8's kinds of nodes (v8-profiler.h, HeapGraphNode::Type) in words of ours. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("source", "source"),
            Map.entry("string", "strings"),
            Map.entry("concatenated string", "strings"),
            Map.entry("sliced string", "strings"),
            Map.entry("symbol", "strings"),
            Map.entry("code", "code"),
            Map.entry("object shape", "shapes"),
            Map.entry("object", "objects"),
            Map.entry("number", "objects"),
            Map.entry("bigint", "objects"),
            Map.entry("closure", "functions"),
            // What V8 calls native is the memory of array buffers: nothing else of a snapshot lies outside of the heap.
            Map.entry("array", "arrays"),
            Map.entry("native", "arrays"),
            Map.entry("regexp", "regexps"));

    private HeapContents() {}

    /**
     * Looks at a start from the snapshot and at an empty one.
     *
     * @return empty if the engine cannot say, or has too little memory to
     * @throws PipelineTermination if it was interrupted
     */
    public static Optional<Contents> of(StartupSubject subject) throws PipelineTermination {
        Optional<InspectResponse> restored = ask(subject, subject.blob());
        if (restored.isEmpty()) {
            return Optional.empty();
        }
        return ask(subject, NOTHING)
                .map(empty -> new Contents(
                        kinds(restored.get().kinds(), empty.kinds()),
                        sources(restored.get().sources(), subject.scripts())));
    }

    private static Optional<InspectResponse> ask(StartupSubject subject, byte[] blob) throws PipelineTermination {
        EngineResponse answer = subject.session().inspect(blob);
        if (answer.endedBy(EngineTermination.Cause.CANCELLED)) {
            throw new PipelineTermination(new JobOutcome.Interrupted());
        }
        return answer.as(InspectResponse.class);
    }

    private static List<KindSize> kinds(List<Size> restored, List<Size> empty) {
        Map<String, Long> all = byKind(restored);
        Map<String, Long> engine = byKind(empty);
        List<KindSize> kinds = new ArrayList<>();
        all.forEach((kind, bytes) -> {
            long own = Math.min(bytes, engine.getOrDefault(kind, 0L));
            kinds.add(new KindSize(kind, bytes - own, own));
        });
        kinds.sort(Comparator.comparingLong(KindSize::bytes).reversed());
        return kinds;
    }

    private static Map<String, Long> byKind(List<Size> sizes) {
        return sizes.stream()
                .collect(Collectors.groupingBy(
                        it -> KINDS.getOrDefault(it.name(), OTHER),
                        TreeMap::new,
                        Collectors.summingLong(it -> Math.max(0, it.bytes()))));
    }

    /** Only of files of the bundle: any other name is one that a script gave itself. */
    private static List<SourceSize> sources(List<Size> sources, List<Script> scripts) {
        var names = scripts.stream().map(Script::name).collect(Collectors.toSet());
        return sources.stream()
                .filter(it -> names.contains(it.name()))
                .map(it -> new SourceSize(it.name(), it.bytes()))
                .toList();
    }
}
