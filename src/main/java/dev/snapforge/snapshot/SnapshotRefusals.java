package dev.snapforge.snapshot;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.SampleRefusals;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.kernel.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Shows what requests for snapshots are refused with. */
@Component
class SnapshotRefusals implements SampleRefusals {

    private static final Digest DIGEST = Digest.of("a container".getBytes(StandardCharsets.UTF_8));

    @Override
    public List<SnapforgeException> samples() {
        return List.of(
                new SnapshotNotFoundException(DIGEST),
                new SnapshotRevokedException(revoked()),
                new SnapshotKeyRevokedException("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"),
                new AlreadyRevokedException(revoked()),
                new SnapshotDamagedException(DIGEST, "a signature that a client accepts", "bad-signature"),
                refusal(() -> Digest.parse("sha256:beef")),
                refusal(() -> MalformedReasonException.check("")),
                refusal(() -> new SnapshotQuery(null, null, null, null, null, 1000, null)));
    }

    private static SnapforgeException refusal(Runnable refused) {
        try {
            refused.run();
        } catch (SnapforgeException e) {
            return e;
        }
        throw new IllegalStateException("This is accepted");
    }

    private static Snapshot revoked() {
        return new Snapshot(
                DIGEST,
                0,
                new Snapshot.Blob(DIGEST, 0, 0),
                Target.parse("linux-x64/javet-v8-5.0.6"),
                "",
                List.of(),
                "",
                DIGEST,
                null,
                List.of(),
                List.of(),
                "none",
                DIGEST,
                Instant.EPOCH,
                SnapshotStatus.REVOKED,
                "Built from a compromised dependency",
                Instant.parse("2026-11-01T12:00:00Z"),
                "",
                List.of(),
                JsonNodeFactory.instance.arrayNode(),
                null,
                null);
    }
}
