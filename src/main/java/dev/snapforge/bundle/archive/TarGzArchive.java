package dev.snapforge.bundle.archive;

import dev.snapforge.bundle.BundleException;
import dev.snapforge.bundle.FileNameRules;
import dev.snapforge.bundle.UploadLimits;
import dev.snapforge.core.SnapforgeException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A gzipped tar. It can only be read from front to back, so all of it counts against the budget, and every file that may
 * turn out to be wanted is kept in memory.
 */
final class TarGzArchive implements Archive {

    private final Map<String, byte[]> kept = new HashMap<>();
    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> entries = new HashSet<>();

    private TarGzArchive() {}

    static TarGzArchive open(Path file, String name, UploadLimits limits, SizeBudget budget) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream gzip = GzipCompressorInputStream.builder()
                        .setInputStream(raw)
                        .setDecompressConcatenated(true)
                        .get();
                InputStream guarded = budget.guardExpansion(gzip, Files.size(file), name);
                TarArchiveInputStream tar = new TarArchiveInputStream(guarded, "UTF-8")) {
            TarGzArchive archive = new TarGzArchive();
            archive.readAll(tar, name, limits);
            // What follows the last entry is padding, but gzip's checksums stand behind it.
            guarded.transferTo(OutputStream.nullOutputStream());
            return archive;
        } catch (SnapforgeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            ArchiveException refusal = unreadable(name);
            refusal.initCause(e);
            throw refusal;
        }
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(files);
    }

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public void close() {}

    private void readAll(TarArchiveInputStream tar, String archive, UploadLimits limits) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String path = check(entry, archive);
            if (path.isEmpty()) {
                continue;
            }
            FileNameRules.checkPath(path);
            if (!entries.add(path)) {
                throw BundleException.duplicateFile(FileNameRules.shown(path));
            }
            if (entries.size() > limits.maxEntries()) {
                throw BundleException.tooManyFiles("archive entries", limits.maxEntries());
            }
            if (!entry.isDirectory()) {
                files.add(path);
                keepIfWanted(path, tar);
            }
        }
        if (entries.isEmpty()) {
            throw unreadable(archive);
        }
    }

    private void keepIfWanted(String path, TarArchiveInputStream tar) throws IOException {
        if (FileNameRules.isScript(path)
                || FileNameRules.isMap(path)
                || FileNameRules.isCompilerConfiguration(path)
                || path.equals(Manifest.NAME)) {
            kept.put(path, tar.readAllBytes());
        }
    }

    /** The entry's name without the {@code ./} that {@code tar -c .} writes; empty for the root directory itself. */
    private static String check(TarArchiveEntry entry, String archive) throws IOException {
        if (!entry.isCheckSumOK()) {
            throw new IOException("checksum of a header does not match");
        }
        boolean plain = entry.getLinkFlag() == TarArchiveEntry.LF_NORMAL
                || entry.getLinkFlag() == TarArchiveEntry.LF_OLDNORM
                || entry.getLinkFlag() == TarArchiveEntry.LF_DIR;
        if (!plain || entry.isSparse()) {
            throw ArchiveException.unreadable(
                    FileNameRules.shown(archive),
                    "The entry '" + FileNameRules.shown(entry.getName()) + "' is a link, a device or a sparse file.",
                    "plain files and directories",
                    "Pack plain files, for instance with tar --dereference -czf.");
        }
        String name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
        return entry.isDirectory() && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    private static ArchiveException unreadable(String name) {
        return ArchiveException.unreadable(
                FileNameRules.shown(name),
                "It is not a gzipped tar, or it is damaged or cut short.",
                "a complete .tar.gz file",
                "Pack it again and check it with tar -tzf.");
    }
}
