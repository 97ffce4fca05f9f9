package dev.snapforge.cli.build;

import dev.snapforge.cli.release.AttestationFile;
import dev.snapforge.cli.release.FileVerification;
import dev.snapforge.cli.release.LocalFiles;
import dev.snapforge.cli.service.ServiceRefusal;
import dev.snapforge.cli.session.Session;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.format.Container;
import dev.snapforge.verify.ProvenanceAttestation;
import dev.snapforge.verify.SourcePolicy;
import dev.snapforge.verify.VerificationKeys;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that is built once more: a file that a trusted key has signed.
 *
 * @param attestation about it, likewise signed; empty if there is none
 */
record OriginalSnapshot(Container container, Optional<ProvenanceAttestation> attestation) {

    private static final String DSSE = "application/vnd.dsse.envelope.v1+json";
    private static final int MAX_ENVELOPE = 1 << 20;

    /**
     * Reads and verifies it.
     *
     * @param signature its signature, or null for the file beside it
     * @param attestation its attestation; null for the file beside it, or what the service has
     * @throws dev.snapforge.verify.VerificationException if a trusted key has not signed exactly this
     * @throws dev.snapforge.format.ContainerException if it breaks a rule of the format
     */
    static OriginalSnapshot read(
            Session session, Path file, @Nullable Path signature, @Nullable Path attestation, VerificationKeys keys) {
        byte[] bytes = LocalFiles.read(file);
        byte[] mark = LocalFiles.read(signature == null ? Path.of(file + ".sig") : signature);
        new FileVerification(keys, session.clock()).verify(bytes, mark, null, null);
        Container container = Container.read(bytes);
        Optional<byte[]> envelope = AttestationFile.envelope(file, attestation).or(() -> ofService(session, container));
        return new OriginalSnapshot(
                container, envelope.map(it -> SourcePolicy.about(it, container.digest(), keys, session.clock())));
    }

    /** What the service has, which need not be the one that made the snapshot. */
    private static Optional<byte[]> ofService(Session session, Container container) {
        try {
            return Optional.of(session.service()
                    .bytes("/api/v1/snapshots/" + container.digest() + "/attestation", DSSE, MAX_ENVELOPE));
        } catch (ServiceRefusal e) {
            if (e.kind() == ErrorCategory.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    String target() {
        return container.metadata().target().toString();
    }

    /** The spec that it was made with, as far as it is on record. */
    RecordedSpec spec() {
        return RecordedSpec.of(container.metadata(), attestation);
    }
}
