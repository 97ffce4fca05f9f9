package dev.snapforge.bundle.archive;

import dev.snapforge.bundle.BundleException;
import dev.snapforge.bundle.FileNameRules;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Checks a ZIP's headers against each other and against what a bundle may hold. Offsets are those of PKWARE's APPNOTE.TXT,
 * sections 4.3.7 (local file header) and 4.3.12 (central directory).
 */
final class ZipHeaders {

    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final byte[] CENTRAL_SIGNATURE = {'P', 'K', 1, 2};
    private static final int LOCAL_HEADER = 30;
    private static final int LOCAL_FLAGS = 6;
    private static final int LOCAL_METHOD = 8;
    private static final int LOCAL_NAME_LENGTH = 26;
    private static final int ENCRYPTED = 1;
    private static final Set<Integer> METHODS = Set.of(ZipEntry.STORED, ZipEntry.DEFLATED);
    // The upper half of the external attributes is st_mode of stat(2), where the packer ran on Unix.
    private static final int FILE_TYPE = 0170000;
    private static final Set<Integer> PLAIN_TYPES = Set.of(0, 0100000, 0040000);

    private final FileChannel file;
    private final String archive;

    ZipHeaders(FileChannel file, String archive) {
        this.file = file;
        this.archive = FileNameRules.shown(archive);
    }

    /**
     * Counts the signatures of central directory entries anywhere in the file: never fewer than there are entries, whatever
     * the end record says, and hardly ever more.
     */
    void refuseMoreEntriesThan(int limit) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long position = 0;
        int matched = 0;
        int entries = 0;
        for (int read = file.read(buffer, position); read > 0; read = file.read(buffer, position)) {
            for (int i = 0; i < read; i++) {
                matched = matches(buffer.get(i), matched);
                if (matched == CENTRAL_SIGNATURE.length) {
                    matched = 0;
                    entries++;
                }
            }
            if (entries > limit) {
                throw BundleException.tooManyFiles("archive entries", limit);
            }
            position += read;
            buffer.clear();
        }
    }

    private static int matches(byte value, int matched) {
        if (value == CENTRAL_SIGNATURE[matched]) {
            return matched + 1;
        }
        return value == CENTRAL_SIGNATURE[0] ? 1 : 0;
    }

    /**
     * Checks one entry.
     *
     * @return its name, exactly as it is written in both headers; a directory's ends in {@code /}
     */
    String check(ZipArchiveEntry entry) throws IOException {
        byte[] rawName = entry.getRawName();
        String name = decode(rawName);
        int type = (int) (entry.getExternalAttributes() >>> 16) & FILE_TYPE;
        if (!PLAIN_TYPES.contains(type)) {
            throw refuse(
                    "The entry '" + FileNameRules.shown(name) + "' is a link or a device.",
                    "plain files and directories");
        }
        ByteBuffer local = readLocalHeader(entry);
        if (entry.getGeneralPurposeBit().usesEncryption() || (local.getShort(LOCAL_FLAGS) & ENCRYPTED) != 0) {
            throw refuse("The entry '" + FileNameRules.shown(name) + "' is encrypted.", "entries without a password");
        }
        if (!METHODS.contains(entry.getMethod())) {
            throw refuse(
                    "The entry '" + FileNameRules.shown(name) + "' is compressed with method " + entry.getMethod()
                            + ".",
                    "entries that are stored or deflated");
        }
        if (!Arrays.equals(rawName, nameOf(entry, local)) || local.getShort(LOCAL_METHOD) != entry.getMethod()) {
            throw refuse(
                    "The entry '" + FileNameRules.shown(name) + "' is called something else in front of its data.",
                    "local headers that agree with the central directory");
        }
        return name;
    }

    private ByteBuffer readLocalHeader(ZipArchiveEntry entry) throws IOException {
        ByteBuffer header = readAt(entry.getLocalHeaderOffset(), LOCAL_HEADER);
        if (header.getInt(0) != LOCAL_SIGNATURE) {
            throw new IOException("no local file header where the central directory says");
        }
        return header;
    }

    private byte[] nameOf(ZipArchiveEntry entry, ByteBuffer local) throws IOException {
        int length = Short.toUnsignedInt(local.getShort(LOCAL_NAME_LENGTH));
        return readAt(entry.getLocalHeaderOffset() + LOCAL_HEADER, length).array();
    }

    private ByteBuffer readAt(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                throw new IOException("a header lies behind the end of the file");
            }
        }
        return buffer.flip();
    }

    private static String decode(byte[] rawName) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(rawName))
                    .toString();
        } catch (CharacterCodingException e) {
            throw BundleException.badFileName(
                    FileNameRules.shown(new String(rawName, StandardCharsets.UTF_8)), "is not valid UTF-8");
        }
    }

    private ArchiveException refuse(String reason, String expected) {
        return ArchiveException.unreadable(archive, reason, expected, "Pack plain files, for instance with zip -r.");
    }
}
