package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Keeps each content in a file of its own: {@code sha256/ab/abcdef…} below the directory, {@code incoming/} for what is being
 * written, {@code quarantine/} for what was found damaged. A file appears under its address by an atomic rename, after its
 * bytes are on the disk, so a reader sees all of it or nothing.
 */
@Component
@ConditionalOnProperty(name = "snapforge.blob.store", havingValue = "files", matchIfMissing = true)
public final class FileBlobStore implements BlobStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileBlobStore.class);

    private static final int BUFFER = 1 << 16;

    private final Path content;
    private final Path quarantine;
    private final IncomingDirectory incoming;

    /** Keeps its files below a directory; what an earlier process left half-written there is removed. */
    public FileBlobStore(BlobSettings settings) {
        Path directory = settings.directory().toAbsolutePath();
        content = directory.resolve("sha256");
        quarantine = directory.resolve("quarantine");
        try {
            Files.createDirectories(content);
            Files.createDirectories(quarantine);
            incoming = new IncomingDirectory(directory.resolve("incoming"));
        } catch (IOException e) {
            throw new UncheckedIOException("The blob directory " + directory + " cannot be used", e);
        }
    }

    @Override
    public Digest put(byte[] bytes) {
        Digest digest = Digest.of(bytes);
        if (isIntact(digest)) {
            return digest;
        }
        try {
            return put(new ByteArrayInputStream(bytes), bytes.length).digest();
        } catch (IOException e) {
            throw new BlobStoreUnavailableException(e);
        }
    }

    @Override
    public Stored put(InputStream bytes, long maxBytes) throws IOException {
        try (IncomingFile file = incoming.open()) {
            Stored stored = file.receive(bytes, maxBytes);
            if (!isIntact(stored.digest())) {
                file.moveTo(shardOf(stored.digest()), stored.digest().hex());
            }
            return stored;
        }
    }

    @Override
    public byte[] read(Digest digest, long maxBytes) {
        byte[] bytes = readUnchecked(digest, maxBytes);
        return Digest.of(bytes).equals(digest) ? bytes : readAgainOrQuarantine(digest, maxBytes);
    }

    @Override
    public void copy(Digest digest, Path target, long maxBytes) {
        if (!copyUnchecked(digest, target, maxBytes).equals(digest)) {
            copyAgainOrQuarantine(digest, target, maxBytes);
        }
    }

    @Override
    public boolean contains(Digest digest) {
        return Files.isRegularFile(pathOf(digest));
    }

    @Override
    public void delete(Digest digest) {
        try {
            Files.deleteIfExists(pathOf(digest));
        } catch (IOException e) {
            throw new BlobStoreUnavailableException(e);
        }
    }

    @Override
    public List<Listed> list(@Nullable Digest after, int limit) {
        try {
            return FileListing.of(content, after, limit);
        } catch (IOException e) {
            throw new BlobStoreUnavailableException(e);
        }
    }

    @Override
    public Optional<URI> link(Digest digest, Duration validity) {
        return Optional.empty();
    }

    /** One at a time, and after a second look: a put may have replaced the damaged file since the first one. */
    private synchronized byte[] readAgainOrQuarantine(Digest digest, long maxBytes) {
        byte[] bytes = readUnchecked(digest, maxBytes);
        Digest actual = Digest.of(bytes);
        if (!actual.equals(digest)) {
            quarantine(digest, actual);
        }
        return bytes;
    }

    private synchronized void copyAgainOrQuarantine(Digest digest, Path target, long maxBytes) {
        Digest actual = copyUnchecked(digest, target, maxBytes);
        if (!actual.equals(digest)) {
            quarantine(digest, actual);
        }
    }

    private void quarantine(Digest digest, Digest actual) {
        Path evidence = quarantine.resolve(digest.hex() + "." + UUID.randomUUID());
        try {
            Files.move(pathOf(digest), evidence);
        } catch (IOException e) {
            throw new BlobStoreUnavailableException(e);
        }
        LOG.error("Blob {} is damaged (it has become {}); moved to {}", digest, actual, evidence);
        throw new BlobDamagedException(digest, actual);
    }

    /** Whether the file is there and whole; looking at the bytes lets a repeated put heal what the disk has damaged. */
    private boolean isIntact(Digest digest) {
        try (InputStream file = Files.newInputStream(pathOf(digest))) {
            return Digest.of(file).equals(digest);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new BlobStoreUnavailableException(e);
        }
    }

    private byte[] readUnchecked(Digest digest, long maxBytes) {
        try (SeekableByteChannel file = Files.newByteChannel(pathOf(digest))) {
            long size = file.size();
            if (size > maxBytes) {
                throw new BlobTooLargeException(maxBytes);
            }
            // What is written behind it meanwhile is not read, and then the digest is not right.
            return Channels.newInputStream(file).readNBytes(Math.toIntExact(size));
        } catch (NoSuchFileException e) {
            throw new BlobMissingException(digest);
        } catch (IOException e) {
            throw new BlobStoreUnavailableException(e);
        }
    }

    private Digest copyUnchecked(Digest digest, Path target, long maxBytes) {
        try (InputStream file = Files.newInputStream(pathOf(digest));
                OutputStream copy = Files.newOutputStream(target)) {
            MessageDigest sha256 = Digest.sha256();
            byte[] buffer = new byte[BUFFER];
            long left = maxBytes;
            for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new BlobTooLargeException(maxBytes);
                }
                sha256.update(buffer, 0, read);
                copy.write(buffer, 0, read);
            }
            return Digest.ofHash(sha256.digest());
        } catch (NoSuchFileException e) {
            throw new BlobMissingException(digest);
        } catch (IOException e) {
            throw new BlobStoreUnavailableException(e);
        }
    }

    private Path pathOf(Digest digest) {
        return shardOf(digest).resolve(digest.hex());
    }

    private Path shardOf(Digest digest) {
        return content.resolve(digest.hex().substring(0, 2));
    }
}
