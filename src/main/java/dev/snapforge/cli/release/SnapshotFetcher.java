package dev.snapforge.cli.release;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.verify.ReleaseVerifier;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.SourcePolicy;
import dev.snapforge.verify.VerificationKeys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches snapshots and hands out none that is not what trusted keys have signed. */
final class SnapshotFetcher {

    private static final int MAX_CONTAINER = 256 << 20;
    static final int MAX_PROOF = 1 << 20;
    static final String DSSE = "application/vnd.dsse.envelope.v1+json";

    private final ServiceConnection service;
    private final VerificationKeys keys;
    private final Clock clock;
    private final AttestationCheck attestations;

    /**
     * @param keys whose signatures count
     * @param source what the snapshots must have been built from, or null for anything
     * @param requires what they must offer
     */
    public SnapshotFetcher(
            ServiceConnection service,
            VerificationKeys keys,
            Clock clock,
            @Nullable SourcePolicy source,
            List<String> requires) {
        this.service = service;
        this.keys = keys;
        this.clock = clock;
        this.attestations = new AttestationCheck(keys, clock, source, requires);
    }

    /** The snapshot of this digest, whatever it was released as. */
    public FetchedSnapshot fetch(Digest digest) {
        JsonView described = service.get("/api/v1/snapshots/" + digest);
        JsonView target = described.at("target");
        String name = target.text("os") + "-" + target.text("arch") + "/" + target.text("engine");
        return fetch(digest, Target.parse(name), described, null);
    }

    /**
     * The snapshot of a target of a version, with the proof that it belongs to it.
     *
     * @param found the version that the reference means
     * @param released one of its targets
     */
    public FetchedSnapshot fetch(ReleaseReference reference, ReleaseCatalogue.FoundVersion found, JsonView released) {
        Digest digest = Digest.parse(released.text("snapshot"));
        Target target = Target.parse(released.text("target"));
        JsonView described = service.get("/api/v1/snapshots/" + digest);
        byte[] release = released.at("release").bytes();
        byte[] channel = found.channelStatement() == null
                ? null
                : found.channelStatement().bytes();
        RuntimeRequirements runtime = requirements(digest, target, described);
        Digest proven = new ReleaseVerifier(keys, clock)
                .verify(release, channel, reference.selector(), runtime)
                .release()
                .snapshot();
        return fetch(proven, target, described, release);
    }

    private FetchedSnapshot fetch(Digest digest, Target target, JsonView described, byte @Nullable [] release) {
        String path = "/api/v1/snapshots/" + digest;
        String keyId = described.at("signature").text("keyId");
        byte[] container = service.bytes(path + "/container", "application/octet-stream", MAX_CONTAINER);
        byte[] signature = service.bytes(path + "/signature", "application/octet-stream", MAX_PROOF);
        byte[] attestation = service.bytes(path + "/attestation" + preferred(), DSSE, MAX_PROOF);
        new SnapshotVerifier(keys, clock)
                .verifyOwned(container, signature, keyId, requirements(digest, target, described));
        attestations.require(attestation, digest);
        return new FetchedSnapshot(target, digest, container, signature, attestation, release, keyId);
    }

    /** Several builds may have given the same snapshot; one of them may be what is asked for. */
    private String preferred() {
        String repository = attestations.repository();
        return repository == null ? "" : "?repository=" + URLEncoder.encode(repository, StandardCharsets.UTF_8);
    }

    /** The container's own metadata, which are signed, must say the same as the service. */
    private static RuntimeRequirements requirements(Digest digest, Target target, JsonView described) {
        return new RuntimeRequirements(digest, target.platform(), target.engine(), described.text("v8Version"));
    }
}
