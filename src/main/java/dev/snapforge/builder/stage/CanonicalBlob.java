package dev.snapforge.builder.stage;

import dev.snapforge.core.Digest;
import dev.snapforge.engine.protocol.file.BlobFile;

/**
 * V8 startup data in the form in which the same bundle has the same bytes every time.
 *
 * @param file where they are
 * @param digest of what was written there; what is signed has this digest or is not signed
 */
public record CanonicalBlob(BlobFile file, Digest digest) {

    /** How many bytes there are. */
    public long size() {
        return file.size();
    }
}
