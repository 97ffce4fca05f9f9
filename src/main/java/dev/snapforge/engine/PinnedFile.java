package dev.snapforge.engine;

import dev.snapforge.core.Digest;
import java.util.Objects;

/**
 * A file that an engine reads when it starts, and that nothing in the engine checks: it is looked at before the engine is started.
 *
 * @param file relative to the engine's folder
 * @param digest what the file must be, {@code sha256:…}; part of the engine's build, as the native library's digest is
 */
record PinnedFile(String file, String digest) {

    /** @throws dev.snapforge.core.MalformedValueException {@code malformed-digest} */
    public PinnedFile {
        Objects.requireNonNull(file, "file");
        Digest.parse(Objects.requireNonNull(digest, "digest"));
    }

    Digest expected() {
        return Digest.parse(digest);
    }
}
