package dev.snapforge.engine;

import dev.snapforge.core.Digest;
import java.util.Objects;

/**
 * ICU's data, which an engine with Intl reads when it starts. V8 does not check them and dies where they are missing, so they are
 * looked at before it is started.
 *
 * @param file relative to the engine's folder
 * @param digest what the file must be, {@code sha256:…}; part of the engine's build, as the native library's digest is
 */
record IcuDataFile(String file, String digest) {

    /** @throws dev.snapforge.core.MalformedValueException {@code malformed-digest} */
    public IcuDataFile {
        Objects.requireNonNull(file, "icuData.file");
        Digest.parse(Objects.requireNonNull(digest, "icuData.digest"));
    }

    Digest expected() {
        return Digest.parse(digest);
    }
}
