package dev.snapforge.client;

import dev.snapforge.kernel.Digest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Containers and their signatures, by digest. They are trusted with nothing: whoever reads an entry verifies it again. */
final class Cache {

    private static final String FOLDER = "sha256";

    private final CacheFolder folder;
    private final int maxContainer;

    Cache(CacheFolder folder, int maxContainer) {
        this.folder = folder;
        this.maxContainer = maxContainer;
    }

    Optional<Download> read(Digest digest) {
        Map<?, ?> note = CacheFolder.readNote(signature(digest));
        if (note != null
                && note.get("keyId") instanceof String keyId
                && note.get("signature") instanceof String signature) {
            byte[] container = CacheFolder.read(container(digest), maxContainer);
            if (container != null) {
                return Optional.of(new Download(container, decoded(signature), keyId));
            }
        }
        return Optional.empty();
    }

    void write(Digest digest, Download download) {
        String signature = Base64.getEncoder().encodeToString(download.signature());
        CacheFolder.writeNote(signature(digest), Map.of("keyId", download.keyId(), "signature", signature));
        CacheFolder.write(container(digest), download.container());
    }

    void drop(Digest digest) {
        CacheFolder.delete(container(digest));
        CacheFolder.delete(signature(digest));
    }

    private Path container(Digest digest) {
        return folder.resolve(FOLDER, digest.hex() + ".v8ss");
    }

    private Path signature(Digest digest) {
        return folder.resolve(FOLDER, digest.hex() + ".signature.json");
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
