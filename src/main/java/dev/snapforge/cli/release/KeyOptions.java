package dev.snapforge.cli.release;

import dev.snapforge.cli.session.Session;
import dev.snapforge.verify.VerificationKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Whose signatures count. */
public final class KeyOptions {

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "A public key that you trust, in PEM, or a JSON Web Key Set (SNAPFORGE_KEYS); may be repeated.")
    List<Path> files = new ArrayList<>();

    /** The keys, with what the service has told of them since; without any, those that the service names. */
    public VerificationKeys verification(Session session) {
        return session.keys(files);
    }
}
