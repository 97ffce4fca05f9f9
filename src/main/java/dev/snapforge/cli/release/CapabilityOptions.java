package dev.snapforge.cli.release;

import dev.snapforge.core.Capability;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a snapshot must offer. */
final class CapabilityOptions {

    @Option(
            names = "--requires",
            paramLabel = "WORD",
            split = ",",
            description =
                    "Must offer this, for example web:fetch, slot:sql or intl, as its attestation proves; separated by commas or"
                            + " repeated.")
    List<String> requires = new ArrayList<>();

    /**
     * The words.
     *
     * @throws dev.snapforge.core.MalformedValueException {@code malformed-capability}
     */
    List<String> words() {
        return requires.stream()
                .map(it -> Capability.parse(it).word())
                .distinct()
                .toList();
    }
}
