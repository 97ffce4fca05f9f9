package dev.snapforge.signer.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.DeferralHandling;
import dev.snapforge.builds.spec.MetricsHandling;
import dev.snapforge.builds.spec.Policy;
import dev.snapforge.builds.spec.RejectionHandling;
import dev.snapforge.builds.spec.RuntimeStateHandling;
import dev.snapforge.core.Digest;
import dev.snapforge.format.Container;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.observe.TraceOrigin;
import dev.snapforge.verify.SampleSnapshots;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RebuildFindingsTest {

    private static final UUID ORIGINAL = UUID.fromString("0199c1f0-7a80-7000-8000-00000000000b");
    private static final byte[] BLOB = SampleSnapshots.blob(SampleSnapshots.V8_VERSION, 1_000);

    @Test
    void showsTheRangesAndTheSizes() {
        byte[] shorter = SampleSnapshots.withChecksum(Arrays.copyOf(BLOB, 990));
        assertThat(detail(container(BLOB, "none"), container(shorter, "none"), RuntimeStateHandling.FIX))
                .contains(ORIGINAL.toString())
                .contains("The blob has 990 bytes and the original's 1000")
                .endsWith("10 bytes differ in 1 range: 10 bytes at 990.");
    }

    @Test
    void recognisesATimeThatWasKept() {
        assertThat(detail(holding(1_764_051_597_013.0), holding(1_764_051_599_123.0), RuntimeStateHandling.WARN))
                .contains("reads as the time 2025-11-25T06:19:59.123Z here and 2025-11-25T06:19:57.013Z there")
                .endsWith("policy.runtimeState is warn, so clock and randomness were not fixed.");
    }

    @Test
    void takesOtherNumbersForNoTimes() {
        assertThat(detail(holding(0.25), holding(0.75), RuntimeStateHandling.FIX))
                .doesNotContain("the time");
        assertThat(detail(holding(1_764_051_597_013.0), holding(7), RuntimeStateHandling.FIX))
                .doesNotContain("the time");
    }

    @Test
    void namesTheOtherFindingsWithTheirPlaces() {
        List<Finding> findings = List.of(
                finding("absent-global", Severity.WARNING, new SourceLocation("app.js", 3, 7)),
                finding("deferred-built-in-replaced", Severity.INFO, null),
                finding("slow", Severity.WARNING, null));
        String detail = RebuildFindings.notReproducible(
                        lease(RuntimeStateHandling.FIX), Optional.of(holding(1)), holding(2), findings)
                .detail();
        assertThat(detail).endsWith("This job's other findings may say why: absent-global (app.js:3:7), slow.");
    }

    @Test
    void namesTheFieldsWhereOnlyTheDescriptionDiffers() {
        assertThat(detail(container(BLOB, "none"), container(BLOB, "web"), RuntimeStateHandling.FIX))
                .endsWith("The V8 data are the same; what differs is how the container describes them: prelude.");
    }

    @Test
    void saysWhereTheOriginalCannotBeRead() {
        Finding finding = RebuildFindings.notReproducible(
                lease(RuntimeStateHandling.FIX), Optional.empty(), container(BLOB, "none"), List.of());
        assertThat(finding.detail()).contains("cannot be read any more");
    }

    private static String detail(Container original, Container rebuilt, RuntimeStateHandling policy) {
        return RebuildFindings.notReproducible(lease(policy), Optional.of(original), rebuilt, List.of())
                .detail();
    }

    private static Container holding(double number) {
        byte[] blob = BLOB.clone();
        ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN).putDouble(500, number);
        return container(SampleSnapshots.withChecksum(blob), "none");
    }

    private static Container container(byte[] blob, String prelude) {
        SnapshotMetadata it = SampleSnapshots.metadata(SampleSnapshots.TARGET, SampleSnapshots.V8_VERSION, blob);
        SnapshotMetadata metadata = new SnapshotMetadata(
                it.target(),
                it.v8Version(),
                it.v8Flags(),
                it.engineVersion(),
                it.nativeLibrary(),
                prelude,
                it.features(),
                it.requires(),
                it.bundle(),
                it.spec(),
                it.blob(),
                it.blobSize());
        return Container.read(Container.write(metadata, blob));
    }

    private static JobLease lease(RuntimeStateHandling policy) {
        BuildSpec spec = new BuildSpec(
                null,
                null,
                null,
                List.of(),
                "none",
                null,
                List.of(),
                List.of(),
                new Policy(policy, RejectionHandling.REJECT, DeferralHandling.AUTO, null, MetricsHandling.LATER),
                List.of(),
                Map.of());
        Digest bundle = Digest.of(new byte[] {1});
        return new JobLease(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                SampleSnapshots.TARGET,
                bundle,
                spec,
                null,
                null,
                ORIGINAL,
                "anonymous",
                TraceOrigin.NONE,
                false);
    }

    private static Finding finding(String code, Severity severity, @Nullable SourceLocation location) {
        return new Finding(code, severity, code, code, null, location, 1);
    }
}
