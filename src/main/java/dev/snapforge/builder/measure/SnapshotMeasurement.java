package dev.snapforge.builder.measure;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.builder.benchmark.HeapMeasurement;
import dev.snapforge.builder.benchmark.StartupBenchmark;
import dev.snapforge.builder.benchmark.StartupSubject;
import dev.snapforge.builder.create.BundleScripts;
import dev.snapforge.builder.create.ColdSnapshot;
import dev.snapforge.builder.create.ProvenScripts;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.Engine;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.format.ContainerFile;
import dev.snapforge.measurement.Measurement;
import dev.snapforge.measurement.MeasurementResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Measures one published snapshot: from the bytes that clients load, and from the source that it was made of. */
@Component
@BuilderRole
class SnapshotMeasurement {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotMeasurement.class);

    private final JobLeases leases;
    private final BundleScripts bundles;
    private final BlobStore blobs;
    private final StartupBenchmark benchmark;

    SnapshotMeasurement(JobLeases leases, BundleScripts bundles, BlobStore blobs, StartupBenchmark benchmark) {
        this.leases = leases;
        this.bundles = bundles;
        this.blobs = blobs;
        this.benchmark = benchmark;
    }

    /**
     * Measures a snapshot in these processes; nothing comes of one whose build or content is gone.
     *
     * @throws PipelineTermination if it was interrupted, or the machine is at fault
     * @throws SnapforgeException of kind UNAVAILABLE, if it may work later
     */
    MeasurementResult measure(Measurement wanted, Engine engine, EngineSession session) throws PipelineTermination {
        JobLease job = leases.succeeded(wanted.job()).orElse(null);
        if (job == null) {
            return MeasurementResult.NONE;
        }
        BuildSpec spec = job.spec().forEngine(wanted.target().engine());
        try {
            List<Script> scripts = ProvenScripts.of(
                    bundles.scripts(job.bundle(), spec), wanted.target().engine(), spec, session);
            BlobFile blob = published(wanted, session);
            BlobFile cold = spec.warmup() == null ? null : ColdSnapshot.of(job.bundle(), spec, scripts, session);
            StartupSubject subject = new StartupSubject(session, engine.facts(), spec, scripts, blob, cold);
            Optional<StartupBenchmark.Result> starts = benchmark.measure(subject);
            if (starts.isEmpty()) {
                return MeasurementResult.NONE;
            }
            StartupBenchmark.Result all = HeapMeasurement.addedTo(starts.get(), subject);
            return new MeasurementResult(all.metrics(), all.findings());
        } catch (SnapforgeException e) {
            if (e.kind() == ErrorCategory.UNAVAILABLE) {
                throw e;
            }
            LOG.warn("Snapshot {} cannot be measured: {} ({})", wanted.snapshot(), e.getMessage(), e.code());
            return MeasurementResult.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BlobFile published(Measurement wanted, EngineSession session) throws IOException {
        Path file = session.newFile();
        blobs.copy(wanted.snapshot(), file, wanted.size());
        ContainerFile container = ContainerFile.read(file);
        BlobFile blob = new BlobFile(session.newFile(), container.blobSize());
        container.copyBlob(blob.path());
        Files.delete(file);
        return blob;
    }
}
