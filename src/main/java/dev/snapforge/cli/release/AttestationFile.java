package dev.snapforge.cli.release;

import dev.snapforge.verify.SigstoreBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attestation of a snapshot file of this machine: a DSSE envelope, or a Sigstore bundle around one. */
public final class AttestationFile {

    /** What is added to the snapshot's name, the first one that is there counts. */
    private static final List<String> SUFFIXES = List.of(".attestation.json", ".sigstore.json");

    private AttestationFile() {}

    /**
     * The envelope, not verified.
     *
     * @param named the file that the user names; null for the one beside the snapshot, if there is one
     * @throws dev.snapforge.cli.failure.CommandException {@code unreadable-file}
     * @throws dev.snapforge.verify.VerificationException {@code malformed-envelope}
     */
    public static Optional<byte[]> envelope(Path snapshot, @Nullable Path named) {
        Optional<Path> file = named != null
                ? Optional.of(named)
                : SUFFIXES.stream()
                        .map(it -> Path.of(snapshot + it))
                        .filter(Files::exists)
                        .findFirst();
        return file.map(LocalFiles::read).map(SigstoreBundle::envelopeIn);
    }
}
