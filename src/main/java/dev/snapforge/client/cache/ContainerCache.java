package dev.snapforge.client.cache;

import dev.snapforge.client.http.UnverifiedContainer;
import dev.snapforge.core.Digest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Containers, their signatures and attestations, by digest. They are trusted with nothing: whoever reads an entry verifies it again. */
public final class ContainerCache {

    static final String FOLDER = "sha256";

    private static final int MAX_ATTESTATION = 1 << 20;

    private final CacheDirectory folder;
    private final int maxContainer;

    public ContainerCache(CacheDirectory folder, int maxContainer) {
        this.folder = folder;
        this.maxContainer = maxContainer;
    }

    public Optional<UnverifiedContainer> read(Digest digest) {
        Map<?, ?> note = CacheDirectory.readNote(signature(digest));
        if (note != null
                && note.get("keyId") instanceof String keyId
                && note.get("signature") instanceof String signature) {
            byte[] container = CacheDirectory.read(container(digest), maxContainer);
            if (container != null) {
                return Optional.of(new UnverifiedContainer(container, decoded(signature), keyId));
            }
        }
        return Optional.empty();
    }

    public void write(Digest digest, UnverifiedContainer download) {
        String signature = Base64.getEncoder().encodeToString(download.signature());
        CacheDirectory.writeNote(signature(digest), Map.of("keyId", download.keyId(), "signature", signature));
        CacheDirectory.write(container(digest), download.container());
    }

    /** The attestation that was kept last, a DSSE envelope; null if there is none. */
    public byte @Nullable [] readAttestation(Digest digest) {
        return CacheDirectory.read(attestation(digest), MAX_ATTESTATION);
    }

    /** Keeps an attestation in the place of the one that was kept before. */
    public void writeAttestation(Digest digest, byte[] envelope) {
        CacheDirectory.write(attestation(digest), envelope);
    }

    public void drop(Digest digest) {
        CacheDirectory.delete(container(digest));
        CacheDirectory.delete(signature(digest));
    }

    static String nameOf(Digest digest) {
        return digest.hex() + ".v8ss";
    }

    private Path container(Digest digest) {
        return folder.resolve(FOLDER, nameOf(digest));
    }

    private Path signature(Digest digest) {
        return folder.resolve(FOLDER, digest.hex() + ".signature.json");
    }

    private Path attestation(Digest digest) {
        return folder.resolve(FOLDER, digest.hex() + ".attestation.json");
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
