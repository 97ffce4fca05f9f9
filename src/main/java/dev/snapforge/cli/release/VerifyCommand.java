package dev.snapforge.cli.release;

import dev.snapforge.cli.session.Session;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.verify.VerificationKeys;
import dev.snapforge.verify.VerifiedSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a file without a service. */
@Command(
        name = "verify",
        description =
                "Verify a snapshot file as a runtime does before V8 sees a byte, without a service: signature, format, "
                        + "checksums, and what is asked for.")
public final class VerifyCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "FILE", description = "The .v8ss file.")
    Path file = Path.of("");

    @Option(names = "--signature", paramLabel = "FILE", description = "Its signature (default FILE.sig).")
    @Nullable
    Path signature;

    @Option(
            names = "--attestation",
            paramLabel = "FILE",
            description = "Its attestation, as a DSSE envelope or a Sigstore bundle (default FILE.attestation.json or "
                    + "FILE.sigstore.json, if that is there).")
    @Nullable
    Path attestation;

    @Option(names = "--digest", paramLabel = "DIGEST", description = "Must have this digest.")
    @Nullable
    String digest;

    @Option(names = "--target", paramLabel = "TARGET", description = "Must be for this target.")
    @Nullable
    String target;

    @Mixin
    SourceOptions sourceOptions = new SourceOptions();

    @Mixin
    CapabilityOptions capabilityOptions = new CapabilityOptions();

    @Mixin
    KeyOptions keyOptions = new KeyOptions();

    /** @param session what all commands share */
    public VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        VerificationKeys keys = session.keysOffline(keyOptions.files);
        byte[] container = LocalFiles.read(file);
        byte[] mark = LocalFiles.read(signature == null ? Path.of(file + ".sig") : signature);
        FileVerification.Result result = new FileVerification(keys, session.clock())
                .verify(
                        container,
                        mark,
                        digest == null ? null : Digest.parse(digest),
                        target == null ? null : Target.parse(target));
        VerifiedSnapshot snapshot = result.snapshot();
        Optional<byte[]> proof = AttestationFile.envelope(file, attestation);
        new AttestationCheck(keys, session.clock(), sourceOptions.policy(), capabilityOptions.words())
                .require(proof.orElse(null), snapshot.digest());
        String made = snapshot.metadata().target().toString();
        session.result(
                Map.of(
                        "verified",
                        true,
                        "digest",
                        snapshot.digest().toString(),
                        "target",
                        made,
                        "keyId",
                        result.keyId(),
                        "attestation",
                        proof.isPresent()),
                List.of("verified: " + snapshot.digest() + " for " + made + ", signed by " + result.keyId()
                        + (proof.isPresent() ? ", with its attestation" : "")));
        return 0;
    }
}
