package dev.snapforge.cli.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Whose signatures count. */
final class KeyOptions {

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "A public key that you trust, in PEM, or a JSON Web Key Set (SNAPFORGE_KEYS); may be repeated.")
    List<Path> files = new ArrayList<>();
}
