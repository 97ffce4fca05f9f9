package dev.snapforge.access.token;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The file that holds the first admin token. */
final class TokenFile {

    private static final long MAX_LENGTH = 1024;
    private static final String ROOT = "root";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    TokenFile(Path file) {
        this.file = file;
    }

    /**
     * The token in the file, if there is a file.
     *
     * @throws BootstrapTokenException if others can read it, or it holds something else
     */
    Optional<TokenSecret> read() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            refuseExposed(Files.readAttributes(file, PosixFileAttributes.class));
            long size = Files.size(file);
            String text = size > MAX_LENGTH
                    ? ""
                    : Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            if (!TokenSecret.isForm(text)) {
                throw new BootstrapTokenException(
                        "The admin token cannot be used.",
                        "'sf_' and 32 to 128 of A-Z, a-z, 0-9, '-' and '_', drawn at random",
                        size + " bytes of something else");
            }
            return Optional.of(new TokenSecret(text));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /**
     * Writes the file.
     *
     * @return false if another process was first; its token is in it now
     */
    boolean create(TokenSecret secret) {
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            // Nobody else can open it at any moment, as its mode is given when it is made.
            try (FileChannel channel = FileChannel.open(
                    draft,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
                ByteBuffer bytes = ByteBuffer.wrap((secret.text() + "\n").getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            // Unlike a rename, a link never replaces what another process wrote meanwhile.
            Files.createLink(file, draft);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw unavailable(e);
        } finally {
            delete(draft);
        }
    }

    // The rule for the signing key: 0600 at most, or 0640 for a secret that root has mounted for another user.
    private static void refuseExposed(PosixFileAttributes attributes) {
        Set<PosixFilePermission> tooMuch = EnumSet.noneOf(PosixFilePermission.class);
        tooMuch.addAll(attributes.permissions());
        tooMuch.removeAll(OWNER_ONLY);
        if (attributes.owner().getName().equals(ROOT) && !ROOT.equals(System.getProperty("user.name"))) {
            tooMuch.remove(PosixFilePermission.GROUP_READ);
        }
        if (!tooMuch.isEmpty()) {
            throw new BootstrapTokenException(
                    "Other users of this machine can get at the admin token.",
                    "mode rw-------",
                    "mode " + PosixFilePermissions.toString(attributes.permissions()));
        }
    }

    private static BootstrapTokenException unavailable(IOException e) {
        return new BootstrapTokenException(
                "The admin token cannot be read or written.",
                "a file this process may read, or a folder it may write to",
                e.getClass().getSimpleName());
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }
}
