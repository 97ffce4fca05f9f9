package dev.snapforge.bench;

import dev.snapforge.core.Digest;
import dev.snapforge.format.BlobHeader;
import dev.snapforge.format.Container;
import dev.snapforge.format.ContainerReader;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.VerificationKeys;
import dev.snapforge.verify.VerifiedSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is done with each container: read, verified, its blob's checksum computed, its metadata written. Real ones, from a service. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ContainerBenchmark {

    /** Folders with container, signature and key, as {@code bench/micro/run} has fetched them. */
    @Param({})
    String folder;

    private byte[] container;
    private byte[] blob;
    private byte[] signature;
    private String keyId;
    private byte[] metadata;
    private SnapshotVerifier verifier;
    private RuntimeRequirements runtime;

    @Setup
    public void read() throws IOException {
        Path files = Path.of(folder);
        container = Files.readAllBytes(files.resolve("x.v8ss"));
        signature = Files.readAllBytes(files.resolve("x.sig"));
        VerificationKeys keys = VerificationKeys.fromPem(Files.readString(files.resolve("key.pem")));
        keyId = keys.ids().iterator().next();
        Container read = new ContainerReader(container).read();
        blob = read.blob();
        SnapshotMetadata facts = read.metadata();
        metadata = Files.readAllBytes(files.resolve("metadata.json"));
        verifier = new SnapshotVerifier(keys, Clock.systemUTC());
        runtime = new RuntimeRequirements(
                read.digest(), facts.target().platform(), facts.target().engine(), facts.v8Version());
    }

    /** Header, checksum, metadata and blob, with every rule of the format. */
    @Benchmark
    public Container reading() {
        return new ContainerReader(container).read();
    }

    /** The digest of the file, its signature, and what {@link #reading} does. */
    @Benchmark
    public VerifiedSnapshot verifying() {
        return verifier.verify(container, signature, keyId, runtime);
    }

    @Benchmark
    public Digest digesting() {
        return Digest.of(container);
    }

    /** What V8's header has to say of a blob in canonical form. */
    @Benchmark
    public long checksumOfBlob() {
        return BlobHeader.checksumOf(blob);
    }

    /** Metadata to its canonical form (RFC 8785), from any. */
    @Benchmark
    public byte[] canonicalJson() {
        return CanonicalJson.write(CanonicalJson.parse(metadata));
    }
}
