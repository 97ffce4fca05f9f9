package dev.snapforge.bundle.upload;

import dev.snapforge.bundle.BundleException;
import dev.snapforge.bundle.FileNameRules;
import dev.snapforge.bundle.UploadLimits;
import dev.snapforge.bundle.archive.Archive;
import dev.snapforge.bundle.archive.ArchiveException;
import dev.snapforge.bundle.archive.ArchiveFormat;
import dev.snapforge.bundle.archive.Manifest;
import dev.snapforge.bundle.archive.SizeBudget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an upload into sources, and refuses it as a whole for whatever is wrong with any part. Stores nothing. */
final class UploadReader {

    private static final int SLICE = 1 << 16;

    private final UploadLimits limits;
    private final NewFile newFile;

    UploadReader(UploadLimits limits, NewFile newFile) {
        this.limits = limits;
        this.newFile = newFile;
    }

    /** Makes a file of which only its path is known. */
    interface NewFile {

        Path make() throws IOException;
    }

    /**
     * Reads the parts in the order they came.
     *
     * @throws IOException if a part cannot be read
     * @throws dev.snapforge.core.SnapforgeException for whatever has no place in a bundle
     */
    Upload read(List<UploadPart> parts) throws IOException {
        if (parts.isEmpty()) {
            throw ArchiveException.noFiles();
        }
        for (UploadPart part : parts) {
            Optional<ArchiveFormat> format = ArchiveFormat.of(part.fileName());
            if (format.isPresent()) {
                if (parts.size() > 1) {
                    throw UploadException.mixed(FileNameRules.shown(part.fileName()), parts.size());
                }
                return refuseBlank(readArchive(part, format.get()));
            }
        }
        return refuseBlank(new Upload(readScripts(parts), Optional.empty()));
    }

    private List<SourceText> readScripts(List<UploadPart> parts) throws IOException {
        checkNames(parts.stream()
                .map(UploadPart::fileName)
                .filter(name -> !FileNameRules.isCompilerConfiguration(name))
                .toList());
        SizeBudget budget = new SizeBudget(limits);
        List<SourceText> sources = new ArrayList<>();
        Map<String, byte[]> configurations = new HashMap<>();
        for (UploadPart part : parts) {
            try (InputStream content = budget.guard(part.content().getInputStream())) {
                byte[] bytes = bytes(content, part.size());
                if (FileNameRules.isCompilerConfiguration(part.fileName())) {
                    FileNameRules.checkPath(part.fileName());
                    configurations.put(part.fileName(), bytes);
                } else {
                    sources.add(source(part.fileName(), bytes));
                }
            }
        }
        CompilerConfiguration.check(sources, name -> Optional.ofNullable(configurations.get(name)));
        return scriptsFirst(sources);
    }

    /** All bytes of a stream, in one array from the start: to let it grow would take twice the memory. */
    private byte[] bytes(InputStream content, long size) throws IOException {
        byte[] bytes = new byte[(int) Math.min(size, limits.maxBytes() + 1)];
        int read = 0;
        // For each read of a file the JDK makes a buffer outside of the heap that is as long.
        for (int more = 0; more >= 0 && read < bytes.length; read += Math.max(0, more)) {
            more = content.read(bytes, read, Math.min(SLICE, bytes.length - read));
        }
        if (read < bytes.length || content.read() >= 0) {
            throw new IOException("The content is not as long as it was");
        }
        return bytes;
    }

    private Upload readArchive(UploadPart part, ArchiveFormat format) throws IOException {
        Path spooled = newFile.make();
        try {
            try (InputStream content =
                    new SizeBudget(limits).guard(part.content().getInputStream())) {
                Files.copy(content, spooled, StandardCopyOption.REPLACE_EXISTING);
            }
            try (Archive archive = format.open(spooled, part.fileName(), limits, new SizeBudget(limits))) {
                return readArchive(archive, part.fileName());
            }
        } finally {
            Files.deleteIfExists(spooled);
        }
    }

    private Upload readArchive(Archive archive, String archiveName) {
        Manifest manifest = archive.read(Manifest.NAME)
                .map(Manifest::parse)
                .orElseThrow(() -> UploadException.manifestMissing(
                        FileNameRules.shown(archiveName), firstEndingIn(archive, "/" + Manifest.NAME)));
        checkNames(manifest.files());
        List<SourceText> sources = new ArrayList<>();
        for (String file : manifest.files()) {
            byte[] content = archive.read(file)
                    .orElseThrow(() -> UploadException.fileNotInArchive(
                            FileNameRules.shown(file),
                            firstEndingIn(archive, file.substring(file.lastIndexOf('/') + 1))));
            sources.add(source(file, content));
        }
        sources.addAll(new ArchiveImports(archive, limits).of(sources));
        CompilerConfiguration.check(sources, archive::read);
        sources.addAll(new SourceMapFiles(archive, limits).of(sources));
        return new Upload(scriptsFirst(sources), Optional.of(manifest.fields()));
    }

    private void checkNames(List<String> names) {
        if (names.size() > limits.maxFiles()) {
            throw BundleException.tooManyFiles("files", limits.maxFiles());
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            FileNameRules.checkBundled(name);
            if (!seen.add(name)) {
                throw BundleException.duplicateFile(FileNameRules.shown(name));
            }
        }
    }

    private static @Nullable String firstEndingIn(Archive archive, String end) {
        return archive.names().stream()
                .filter(name -> name.regionMatches(true, name.length() - end.length(), end, 0, end.length()))
                .map(FileNameRules::shown)
                .findFirst()
                .orElse(null);
    }

    private static SourceText source(String name, byte[] content) {
        return new SourceText(name, content, !FileNameRules.isMap(name));
    }

    /** Maps do not run, so where they stand among the scripts says nothing. */
    private static List<SourceText> scriptsFirst(List<SourceText> sources) {
        return Stream.concat(
                        sources.stream().filter(it -> !FileNameRules.isMap(it.name())),
                        sources.stream().filter(it -> FileNameRules.isMap(it.name())))
                .toList();
    }

    private static Upload refuseBlank(Upload upload) {
        List<SourceText> scripts = upload.sources().stream()
                .filter(it -> !FileNameRules.isMap(it.name()))
                .toList();
        if (upload.sources().isEmpty()) {
            throw ArchiveException.noFiles();
        }
        if (scripts.isEmpty()) {
            throw UploadException.onlySourceMaps(upload.sources().size());
        }
        if (scripts.stream().allMatch(SourceText::isBlank)) {
            throw UploadException.empty(scripts.size());
        }
        return upload;
    }
}
