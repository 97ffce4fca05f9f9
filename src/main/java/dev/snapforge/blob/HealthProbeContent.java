package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import java.nio.charset.StandardCharsets;

/** The one content of a store that no row names and that is needed all the same: it is written to see whether that works. */
public final class HealthProbeContent {

    static final byte[] BYTES = "Snapforge writes this to see whether it can write.\n".getBytes(StandardCharsets.UTF_8);

    /** Where it is. */
    public static final Digest DIGEST = Digest.of(BYTES);

    private HealthProbeContent() {}
}
