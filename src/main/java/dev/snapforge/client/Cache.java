package dev.snapforge.client;

import dev.snapforge.kernel.CanonicalJson;
import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.MalformedValueException;
import dev.snapforge.signing.Expectation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A folder with containers, their signatures and what names last meant. Several processes may share it: each file appears whole,
 * by a rename. It is trusted with nothing: whoever reads an entry verifies it again.
 */
final class Cache {

    private static final int MAX_NOTE = 4096;

    private final Path folder;
    private final int maxContainer;

    Cache(Path folder, int maxContainer) {
        this.folder = folder;
        this.maxContainer = maxContainer;
    }

    Optional<Download> read(Digest digest) {
        Map<?, ?> note = note(signature(digest));
        if (note != null
                && note.get("keyId") instanceof String keyId
                && note.get("signature") instanceof String signature) {
            byte[] container = bytes(container(digest), maxContainer);
            if (container != null) {
                return Optional.of(new Download(container, decoded(signature), keyId));
            }
        }
        return Optional.empty();
    }

    void write(Digest digest, Download download) {
        String signature = Base64.getEncoder().encodeToString(download.signature());
        replace(signature(digest), CanonicalJson.write(Map.of("keyId", download.keyId(), "signature", signature)));
        replace(container(digest), download.container());
    }

    void drop(Digest digest) {
        try {
            Files.deleteIfExists(container(digest));
            Files.deleteIfExists(signature(digest));
        } catch (IOException e) {
            throw new CacheException(e);
        }
    }

    Optional<Digest> lastMeaning(String name, Expectation runtime) {
        Map<?, ?> note = note(meaning(name, runtime));
        if (note != null && note.get("digest") instanceof String digest) {
            try {
                return Optional.of(Digest.parse(digest));
            } catch (MalformedValueException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    void remember(String name, Expectation runtime, Digest digest) {
        replace(meaning(name, runtime), CanonicalJson.write(Map.of("name", name, "digest", digest.toString())));
    }

    private Path container(Digest digest) {
        return folder.resolve("sha256").resolve(digest.hex() + ".v8ss");
    }

    private Path signature(Digest digest) {
        return folder.resolve("sha256").resolve(digest.hex() + ".signature.json");
    }

    // A hash as file name: a name may hold anything, also what a file name must not.
    private Path meaning(String name, Expectation runtime) {
        String question = runtime.platform() + "/" + runtime.engine() + "/" + name;
        return folder.resolve("names")
                .resolve(Digest.of(question.getBytes(StandardCharsets.UTF_8)).hex() + ".json");
    }

    private static @Nullable Map<?, ?> note(Path file) {
        byte[] bytes = bytes(file, MAX_NOTE);
        try {
            return bytes != null && CanonicalJson.parse(bytes) instanceof Map<?, ?> note ? note : null;
        } catch (MalformedValueException e) {
            return null;
        }
    }

    private static byte @Nullable [] bytes(Path file, int limit) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(limit);
            return content.read() < 0 ? bytes : null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            // What cannot be read is as good as not there: the service has it, too.
            return null;
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static void replace(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                Files.write(draft, content);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new CacheException(e);
        }
    }
}
