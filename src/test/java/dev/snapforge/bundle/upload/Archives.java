package dev.snapforge.bundle.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.springframework.core.io.ByteArrayResource;

/** Makes good and bad archives for tests. */
public final class Archives {

    public static final String MANIFEST = "snapforge.json";
    public static final int SYMBOLIC_LINK = 0120777;

    private Archives() {}

    public static UploadPart part(String name, byte[] content) {
        return new UploadPart(name, new ByteArrayResource(content), content.length);
    }

    public static UploadPart part(String name, String content) {
        return part(name, content.getBytes(UTF_8));
    }

    public static Zip zip() {
        return new Zip();
    }

    public static Tar tar() {
        return new Tar();
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** Replaces every occurrence of one byte sequence by another of the same length, from an offset on. */
    public static byte[] replace(byte[] content, int from, int occurrences, byte[] what, byte[] with) {
        byte[] result = content.clone();
        int left = occurrences;
        for (int i = from; i <= result.length - what.length && left > 0; i++) {
            if (Arrays.equals(result, i, i + what.length, what, 0, what.length)) {
                System.arraycopy(with, 0, result, i, with.length);
                left--;
            }
        }
        return result;
    }

    public static final class Zip {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

        public Zip file(String name, String content) {
            return file(name, content.getBytes(UTF_8));
        }

        public Zip file(String name, byte[] content) {
            return entry(new ZipArchiveEntry(name), content);
        }

        public Zip entry(ZipArchiveEntry entry, byte[] content) {
            try {
                zip.putArchiveEntry(entry);
                zip.write(content);
                zip.closeArchiveEntry();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return this;
        }

        public Zip link(String name, String to) {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setUnixMode(SYMBOLIC_LINK);
            return entry(entry, to.getBytes(UTF_8));
        }

        public byte[] bytes() {
            try {
                zip.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return bytes.toByteArray();
        }
    }

    public static final class Tar {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

        Tar() {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        }

        public Tar file(String name, String content) {
            return file(name, content.getBytes(UTF_8));
        }

        public Tar file(String name, byte[] content) {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            entry.setSize(content.length);
            return entry(entry, content);
        }

        public Tar entry(String name, byte type, String linkName) {
            TarArchiveEntry entry = new TarArchiveEntry(name, type);
            entry.setLinkName(linkName);
            return entry(entry, new byte[0]);
        }

        private Tar entry(TarArchiveEntry entry, byte[] content) {
            try {
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return this;
        }

        public byte[] bytes() {
            try {
                tar.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return bytes.toByteArray();
        }

        public byte[] gz() {
            return gzip(bytes());
        }
    }
}
