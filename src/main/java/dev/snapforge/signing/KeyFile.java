package dev.snapforge.signing;

import dev.snapforge.signing.secret.FileExposure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The file that holds the private key: made once, never overwritten, readable by the service alone. */
final class KeyFile implements KeySource {

    private static final String SETTING = "the file that snapforge.signing.key-file names";
    private static final int MAX_LENGTH = 4096;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    /**
     * The key in the file; where there is no file, a new key that is in it from now on.
     *
     * @throws KeyFileException if the key cannot or must not be used
     */
    @Override
    public Ed25519PrivateKey loadOrCreate() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            return read();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /**
     * The key in the file, which must be there.
     *
     * @throws KeyFileException if the key cannot or must not be used
     */
    @Override
    public Ed25519PrivateKey load() {
        try {
            return read();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private void create() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            write(draft, Ed25519PrivateKey.generate(new SecureRandom()).toPem());
            // A link appears whole or not at all and, unlike a rename, never replaces the key another process made
            // meanwhile.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its key is the one to use.
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path draft, String pem) throws IOException {
        // The mode is given at creation: with a later chmod there would be a moment in which others could open the
        // file.
        try (FileChannel channel = FileChannel.open(
                draft,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer bytes = ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private Ed25519PrivateKey read() throws IOException {
        refuseExposed();
        long size = Files.size(file);
        if (size > MAX_LENGTH) {
            throw damaged(size + " bytes");
        }
        String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
        return Ed25519PrivateKey.fromPem(pem).orElseThrow(() -> damaged("something else"));
    }

    private void refuseExposed() throws IOException {
        Optional<String> exposure = FileExposure.of(file);
        if (exposure.isPresent()) {
            throw new KeyFileException(
                    "key-file-exposed",
                    "Other users of this machine can get at the signing key.",
                    "mode rw-------",
                    exposure.get(),
                    "Run chmod 600 on " + SETTING + "; if others may have read it, replace the key.");
        }
    }

    private static KeyFileException unavailable(IOException e) {
        return new KeyFileException(
                "key-file-unavailable",
                "The signing key cannot be read or made.",
                "a file this process may read, in a folder it may write to",
                e.getClass().getSimpleName(),
                "Check owner and permissions of " + SETTING + ".");
    }

    private static KeyFileException damaged(String found) {
        return new KeyFileException(
                "key-file-damaged",
                "The signing key cannot be used.",
                "an Ed25519 key as PKCS#8 version 1 in PEM ('BEGIN PRIVATE KEY', 48 bytes)",
                found,
                "Restore " + SETTING + " from a backup, or move it away to have a new key made.");
    }
}
