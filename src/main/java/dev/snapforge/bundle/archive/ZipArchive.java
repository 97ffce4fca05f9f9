package dev.snapforge.bundle.archive;

import dev.snapforge.bundle.BundleException;
import dev.snapforge.bundle.FileNameRules;
import dev.snapforge.bundle.UploadLimits;
import dev.snapforge.core.SnapforgeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A ZIP, read through its central directory; local headers that tell another story make it unusable. */
final class ZipArchive implements Archive {

    private final String name;
    private final ZipFile zip;
    private final long size;
    private final SizeBudget budget;
    private final Map<String, ZipArchiveEntry> files = new LinkedHashMap<>();

    private ZipArchive(String name, ZipFile zip, long size, SizeBudget budget) {
        this.name = name;
        this.zip = zip;
        this.size = size;
        this.budget = budget;
    }

    static ZipArchive open(Path file, String name, UploadLimits limits, SizeBudget budget) {
        try (FileChannel channel = FileChannel.open(file)) {
            // Before the library builds an object for each entry: there may be a million of them.
            ZipHeaders headers = new ZipHeaders(channel, name);
            headers.refuseMoreEntriesThan(limits.maxEntries());
            ZipFile zip = ZipFile.builder()
                    .setPath(file)
                    .setUseUnicodeExtraFields(false)
                    .get();
            ZipArchive archive = new ZipArchive(name, zip, channel.size(), budget);
            try {
                archive.look(headers);
                return archive;
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (SnapforgeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unreadable(name, e);
        }
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(files.keySet());
    }

    @Override
    public Optional<byte[]> read(String file) {
        ZipArchiveEntry entry = files.get(file);
        return entry == null ? Optional.empty() : Optional.of(expand(entry));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(ZipHeaders headers) throws IOException {
        Set<String> seen = new LinkedHashSet<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            String path = headers.check(entry);
            boolean directory = path.endsWith("/");
            FileNameRules.checkPath(directory ? path.substring(0, path.length() - 1) : path);
            if (!seen.add(path)) {
                throw BundleException.duplicateFile(FileNameRules.shown(path));
            }
            if (!directory) {
                files.put(path, entry);
            }
        }
    }

    /** The library bounds the raw data by the entry's compressed size, so that size cannot be understated. */
    private byte[] expand(ZipArchiveEntry entry) {
        long compressed = Math.min(entry.getCompressedSize(), size);
        try (InputStream raw = zip.getInputStream(entry);
                InputStream guarded = budget.guardExpansion(raw, compressed, name)) {
            byte[] content = guarded.readAllBytes();
            CRC32 crc = new CRC32();
            crc.update(content);
            if (content.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
                throw new IOException("size or CRC-32 of an entry does not match");
            }
            return content;
        } catch (SnapforgeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unreadable(name, e);
        }
    }

    private static ArchiveException unreadable(String name, Exception cause) {
        ArchiveException refusal = ArchiveException.unreadable(
                FileNameRules.shown(name),
                "It is not a ZIP, or it is damaged or cut short.",
                "a complete ZIP file",
                "Pack it again and check it with unzip -t.");
        refusal.initCause(cause);
        return refusal;
    }
}
