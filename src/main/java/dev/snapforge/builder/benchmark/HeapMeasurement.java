package dev.snapforge.builder.benchmark;

import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.engine.protocol.InspectResponse;
import dev.snapforge.engine.protocol.InspectResponse.Kind;
import dev.snapforge.engine.protocol.InspectResponse.KindBytes;
import dev.snapforge.engine.protocol.InspectResponse.SourceBytes;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.snapshot.HeapContents;
import dev.snapforge.snapshot.HeapContents.KindSize;
import dev.snapforge.snapshot.HeapContents.SourceSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the heap of a runtime started from the snapshot consists of, beside what an empty runtime of the same engine has. */
public final class HeapMeasurement {

    private HeapMeasurement() {}

    /**
     * Adds the contents of the heap to what was measured, from a start of the snapshot and from an empty one. They are missing if the engine
     * cannot say, or has too little memory to.
     *
     * @throws PipelineTermination if it was interrupted, or the machine is at fault
     */
    public static StartupBenchmark.Result addedTo(StartupBenchmark.Result measured, StartupSubject subject)
            throws PipelineTermination {
        List<String> files = subject.scripts().stream().map(Script::name).toList();
        Optional<InspectResponse> restored = ask(subject, subject.blob(), files);
        Optional<InspectResponse> empty = restored.isEmpty() ? restored : ask(subject, null, List.of());
        if (empty.isEmpty()) {
            return measured;
        }
        List<SourceSize> sources = sources(restored.get().sources(), new HashSet<>(files));
        List<Finding> findings = new ArrayList<>(measured.findings());
        findings.addAll(
                SourceFindings.of(sources, subject.scripts(), subject.blob().size()));
        return new StartupBenchmark.Result(
                measured.metrics()
                        .with(new HeapContents(
                                kinds(
                                        sums(restored.get().kinds()),
                                        sums(empty.get().kinds())),
                                sources)),
                findings);
    }

    private static Optional<InspectResponse> ask(StartupSubject subject, @Nullable BlobFile blob, List<String> files)
            throws PipelineTermination {
        return MeasurementProcess.ended(subject.session().inspect(blob, files)).as(InspectResponse.class);
    }

    private static List<KindSize> kinds(Map<Kind, Long> restored, Map<Kind, Long> empty) {
        List<KindSize> kinds = new ArrayList<>();
        restored.forEach((kind, bytes) -> {
            long engine = Math.min(bytes, empty.getOrDefault(kind, 0L));
            kinds.add(new KindSize(kind.name().toLowerCase(Locale.ROOT), bytes - engine, engine));
        });
        kinds.sort(Comparator.comparingLong(KindSize::bytes).reversed());
        return kinds;
    }

    private static Map<Kind, Long> sums(List<KindBytes> kinds) {
        Map<Kind, Long> sums = new EnumMap<>(Kind.class);
        kinds.forEach(it -> sums.put(it.kind(), it.bytes()));
        return sums;
    }

    /** Each file once, and no other: the process may have been taken over by the bundle. */
    private static List<SourceSize> sources(List<SourceBytes> sources, Set<String> files) {
        return sources.stream()
                .filter(it -> files.remove(it.file()))
                .map(it -> new SourceSize(it.file(), it.bytes()))
                .sorted(Comparator.comparingLong(SourceSize::bytes).reversed())
                .toList();
    }
}
