package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Target;
import dev.snapforge.format.Container;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.VerificationException;
import dev.snapforge.verify.VerificationKeys;
import dev.snapforge.verify.VerifiedSnapshot;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Whether a file is a snapshot that one of the trusted keys has signed, without asking anyone. */
public final class FileVerification {

    private final VerificationKeys keys;
    private final Clock clock;

    /** @param keys whose signatures count */
    public FileVerification(VerificationKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What was verified. */
    public record Result(VerifiedSnapshot snapshot, String keyId) {}

    /**
     * Verifies a file as the client does before V8 sees a byte.
     *
     * @param digest that it must have, or null
     * @param target that it must be for, or null
     * @throws VerificationException if it must not be trusted
     * @throws dev.snapforge.format.ContainerException if it breaks a rule of the format
     */
    public Result verify(byte[] file, byte[] signature, @Nullable Digest digest, @Nullable Target target) {
        SnapshotMetadata metadata = Container.read(file).metadata();
        Target expected = target == null ? metadata.target() : target;
        RuntimeRequirements runtime =
                new RuntimeRequirements(digest, expected.platform(), expected.engine(), metadata.v8Version());
        VerificationException last = null;
        // A detached signature does not say whose it is.
        for (String id : keys.ids()) {
            try {
                return new Result(new SnapshotVerifier(keys, clock).verify(file, signature, id, runtime), id);
            } catch (VerificationException e) {
                last = last == null || !e.code().equals("bad-signature") ? e : last;
            }
        }
        if (last != null) {
            throw last;
        }
        throw new CommandException(
                ErrorCategory.INVALID,
                "no-keys",
                "There is no key to verify with.",
                "a public key in PEM, or a JSON Web Key Set",
                "none",
                "Name one with --key; 'snapforge keys --pem' shows those of a service. Get it over a way that you trust.");
    }
}
