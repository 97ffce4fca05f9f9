package dev.snapforge.cli.report;

import dev.snapforge.cli.bundle.FolderBoundary;
import dev.snapforge.cli.bundle.SourceBundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sources of places where the user has them: in the files that were sent, in what a source map holds, or in an original beside
 * them. Both may come from strangers, so what is shown is below the working directory or the bundle once links are followed, and an
 * original that a map names is a source.
 */
public final class SourceLookup {

    private static final int MOST = 32 << 20;
    private static final List<String> KINDS = List.of(
            ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".vue", ".svelte", ".coffee", ".json");

    private final Path directory;
    private final SourceBundle bundle;
    private final Map<String, Optional<LocalSource>> found = new HashMap<>();

    /** @param directory the working directory, by which paths are named */
    public SourceLookup(Path directory, SourceBundle bundle) {
        this.directory = directory.toAbsolutePath().normalize();
        this.bundle = bundle;
    }

    /** Sources of a build whose bundle is not named: what is found below the working directory. */
    public static SourceLookup below(Path directory) {
        return new SourceLookup(directory, new SourceBundle(directory, Map.of(), null, null, null));
    }

    /** The source of the place. */
    Optional<LocalSource> find(Place place) {
        Place generated = place.generated();
        String key = place.file() + (generated == null ? "" : "\n" + generated.file());
        return found.computeIfAbsent(
                key, unused -> generated == null ? sent(place.file()) : original(place.file(), generated.file()));
    }

    private Optional<LocalSource> sent(String name) {
        Optional<Path> file = bundle.find(name);
        if (file.isPresent()) {
            return file.filter(this::isBelow)
                    .flatMap(SourceLookup::text)
                    .map(it -> new LocalSource(shown(file.get()), it));
        }
        return inArchive(name).map(it -> new LocalSource(name, it)).or(() -> beside(bundle.root(), name));
    }

    private Optional<LocalSource> original(String name, String script) {
        Path folder = bundle.find(script).map(Path::getParent).orElse(bundle.root());
        String map = mapOf(script);
        if (map != null) {
            OriginalSources originals = OriginalSources.read(map, script);
            String raw = originals.reference(name);
            String content = originals.content(name);
            Path local = raw == null ? null : resolved(folder, raw);
            if (content != null) {
                String path = local != null && Files.isRegularFile(local) ? shown(local) : name;
                return Optional.of(new LocalSource(path, content));
            }
            if (local != null && isAllowed(local) && Files.isRegularFile(local)) {
                return text(local).map(it -> new LocalSource(shown(local), it));
            }
        }
        return beside(bundle.root(), name).or(() -> beside(directory, name));
    }

    private @Nullable String mapOf(String script) {
        String text = sent(script).map(LocalSource::text).orElse("");
        String reference = OriginalSources.mapReference(text);
        if (reference != null && reference.startsWith("data:")) {
            return OriginalSources.inline(reference);
        }
        return sent(script + ".map")
                .or(() -> reference == null ? Optional.empty() : sent(OriginalSources.resolve(script, reference)))
                .map(LocalSource::text)
                .orElse(null);
    }

    private Optional<LocalSource> beside(Path folder, String name) {
        Path file = resolved(folder, name);
        return file != null && isAllowed(file) && Files.isRegularFile(file)
                ? text(file).map(it -> new LocalSource(shown(file), it))
                : Optional.empty();
    }

    private static @Nullable Path resolved(Path folder, String name) {
        try {
            return name.contains("://")
                    ? null
                    : folder.toAbsolutePath().resolve(name).normalize();
        } catch (java.nio.file.InvalidPathException e) {
            return null;
        }
    }

    private boolean isAllowed(Path file) {
        try {
            String real = file.toRealPath().toString();
            return KINDS.stream().anyMatch(real::endsWith) && isBelow(file);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isBelow(Path file) {
        return FolderBoundary.contains(directory, file) || FolderBoundary.contains(bundle.root(), file);
    }

    private Optional<String> inArchive(String name) {
        if (bundle.content() instanceof SourceBundle.Content.OnDisk archive
                && archive.path().toString().endsWith(".zip")) {
            try (ZipFile zip = new ZipFile(archive.path().toFile())) {
                ZipEntry entry = zip.getEntry(name);
                if (entry != null) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        return Optional.of(new String(content.readNBytes(MOST), StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            // What is no UTF-8 was not sent, or is shown with replacements.
            return Optional.of(new String(content.readNBytes(MOST), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(directory) ? directory.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }
}
