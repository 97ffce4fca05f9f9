package dev.snapforge.cli.bundle;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.JsonView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Makes a bundle of what the user names: files, one folder, or one archive. */
public final class BundleCollector {

    private static final String MANIFEST = "snapforge.json";
    private static final int MAX_MANIFEST = 1 << 20;
    private static final List<String> ARCHIVES = List.of(".zip", ".tar.gz", ".tgz");
    private static final List<String> SOURCES = List.of(".js", ".mjs", ".ts", ".mts", ".cts", ".tsx", ".map");
    private static final Pattern TYPESCRIPT = Pattern.compile(".*\\.(?:ts|mts|cts|tsx)");
    private static final Pattern JAVASCRIPT = Pattern.compile(".*\\.m?js");
    private static final Pattern DECLARATIONS = Pattern.compile(".*\\.d\\.[cm]?ts");
    private static final String CONFIGURATION = "tsconfig.json";

    private BundleCollector() {}

    /**
     * The bundle.
     *
     * @param paths one or more
     * @param entries files that run, in this order; if there are none, all that are named, or those of {@code snapforge.json}
     * @throws CommandException if there is no such file, a link leads out of the folder, or it is not clear what runs
     */
    public static SourceBundle collect(List<Path> paths, List<String> entries) {
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw CommandException.unreadable(path, new java.nio.file.NoSuchFileException(path.toString()));
            }
        }
        Path first = paths.get(0);
        if (paths.size() == 1 && Files.isDirectory(first)) {
            return ofFolder(first, entries);
        }
        if (paths.stream().anyMatch(it -> Files.isDirectory(it) || isArchive(it))) {
            if (paths.size() > 1 || !entries.isEmpty()) {
                throw CommandException.usage(
                        "A folder or an archive is a whole bundle.",
                        "one folder, or one archive without --entry, or files",
                        String.join(" ", paths.stream().map(Path::toString).toList()),
                        "Name the files, or the folder alone.");
            }
            return ofArchive(first);
        }
        return ofFiles(paths, entries);
    }

    private static SourceBundle ofArchive(Path archive) {
        Path root = archive.toAbsolutePath().normalize().getParent();
        return new SourceBundle(
                root == null ? archive : root,
                Map.of(),
                String.valueOf(archive.getFileName()),
                new SourceBundle.Content.OnDisk(archive),
                archive.toString().endsWith(".zip") ? manifestInside(archive) : null);
    }

    /** Null if it cannot be read; what is no archive, or has no manifest, the service refuses better. */
    private static @Nullable JsonView manifestInside(Path archive) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(MANIFEST);
            if (entry == null) {
                return null;
            }
            try (InputStream content = zip.getInputStream(entry)) {
                return JsonView.parse(SpecDraft.withoutMark(content.readNBytes(MAX_MANIFEST)))
                        .orElse(null);
            }
        } catch (IOException e) {
            return null;
        }
    }

    private static SourceBundle ofFiles(List<Path> paths, List<String> entries) {
        Path root = commonFolder(paths);
        Map<String, Path> files = new LinkedHashMap<>();
        for (Path path : paths) {
            files.put(name(root, path), path);
        }
        for (Path path : paths) {
            Path map = path.resolveSibling(path.getFileName() + ".map");
            if (Files.isRegularFile(map) && FolderBoundary.contains(root, map)) {
                files.putIfAbsent(name(root, map), map);
            }
        }
        return entries.isEmpty()
                ? SourceBundle.ofFiles(root, files)
                : SourceBundle.packed(root, files, new JsonView(Map.of("files", names(root, files, entries))));
    }

    private static SourceBundle ofFolder(Path folder, List<String> entries) {
        Map<String, Path> files = sources(folder);
        JsonView manifest = manifest(folder);
        if (!entries.isEmpty()) {
            Map<String, Object> members = new TreeMap<>();
            if (manifest != null && manifest.value() instanceof Map<?, ?> map) {
                map.forEach((key, value) -> members.put(String.valueOf(key), value));
            }
            members.put("files", names(folder, files, entries));
            return SourceBundle.packed(folder, files, new JsonView(members));
        }
        if (manifest != null) {
            return SourceBundle.packed(folder, files, manifest);
        }
        // Beside JavaScript, TypeScript is what it was made of.
        if (files.keySet().stream().anyMatch(it -> JAVASCRIPT.matcher(it).matches())) {
            files.keySet().removeIf(it -> TYPESCRIPT.matcher(it).matches() || it.endsWith(CONFIGURATION));
        }
        List<String> scripts =
                files.keySet().stream().filter(BundleCollector::isScript).toList();
        if (scripts.size() == 1) {
            return SourceBundle.ofFiles(folder, files);
        }
        throw CommandException.usage(
                "It is not clear which files of " + folder + " run.",
                "one script in it, a snapforge.json, or --entry",
                scripts.size() + " scripts",
                "Name what runs, in its order: --entry main.js (docs/spec.md has snapforge.json).");
    }

    private static @Nullable JsonView manifest(Path folder) {
        Path file = folder.resolve(MANIFEST);
        if (!Files.exists(file)) {
            return null;
        }
        FolderBoundary.require(folder, file);
        return SpecDraft.json(file);
    }

    private static Map<String, Path> sources(Path folder) {
        Map<String, Path> files = new TreeMap<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    String name = String.valueOf(path.getFileName());
                    boolean skipped = !path.equals(folder) && (name.startsWith(".") || name.equals("node_modules"));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    if (isSource(path.toString())) {
                        FolderBoundary.require(folder, path);
                        if (Files.isRegularFile(path)) {
                            files.put(name(folder, path), path);
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw CommandException.unreadable(folder, e);
        }
        if (files.keySet().stream().noneMatch(it -> TYPESCRIPT.matcher(it).matches())) {
            files.keySet().removeIf(it -> it.endsWith(CONFIGURATION));
        }
        return files;
    }

    private static boolean isSource(String path) {
        if (path.endsWith("/" + CONFIGURATION)) {
            return true;
        }
        return SOURCES.stream().anyMatch(path::endsWith)
                && !DECLARATIONS.matcher(path).matches();
    }

    private static boolean isScript(String name) {
        return !name.endsWith(".map") && !name.endsWith(CONFIGURATION);
    }

    private static List<String> names(Path root, Map<String, Path> files, List<String> entries) {
        List<String> names = new ArrayList<>();
        for (String entry : entries) {
            String name = files.containsKey(entry) ? entry : name(root, Path.of(entry));
            if (!files.containsKey(name)) {
                throw CommandException.usage(
                        "--entry names a file that is not in the bundle.",
                        "one of " + String.join(", ", files.keySet()),
                        entry,
                        "Correct it, or add the file.");
            }
            names.add(name);
        }
        return names;
    }

    private static Path commonFolder(List<Path> paths) {
        Path common = null;
        for (Path path : paths) {
            Path folder = path.toAbsolutePath().normalize().getParent();
            while (common != null && folder != null && !folder.startsWith(common)) {
                common = common.getParent();
            }
            common = common == null ? folder : common;
        }
        return common == null ? Path.of("/") : common;
    }

    private static String name(Path root, Path file) {
        Path base = root.toAbsolutePath().normalize();
        return base.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    private static boolean isArchive(Path path) {
        return ARCHIVES.stream().anyMatch(it -> path.toString().endsWith(it));
    }
}
