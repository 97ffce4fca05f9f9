package dev.snapforge.pages.build;

import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.bundle.BundleFile;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.sourcemap.OriginalText;
import dev.snapforge.sourcemap.SourceMapReference;
import dev.snapforge.sourcemap.UnreadableSourceMapException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts of one bundle for one page. Each file is read once and each map once for all places, as far as the budget goes. */
final class SourceTexts {

    /** How many bytes all files together have that are read for a page, source maps included. */
    static final long BUDGET = 8 << 20;

    private final List<BundleFile> files;
    private final Function<BundleFile, byte[]> source;
    private final Set<String> originals;
    private final Map<String, Optional<String>> read = new HashMap<>();
    private final Map<String, Map<String, String>> ofMaps = new HashMap<>();
    private long left = BUDGET;

    /**
     * @param source the bytes of a file
     * @param places all that will be asked for
     */
    SourceTexts(List<BundleFile> files, Function<BundleFile, byte[]> source, Collection<SourceLocation> places) {
        this.files = files;
        this.source = source;
        this.originals = places.stream()
                .filter(SourceLocation::inOriginal)
                .map(SourceLocation::file)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The text in which a place is; empty where there is none, or where it is beyond the budget. */
    Optional<String> find(SourceLocation place) {
        String sent = place.sentFile();
        return place.inOriginal() ? read(sent).flatMap(script -> original(sent, script, place.file())) : read(sent);
    }

    private Optional<String> original(String sent, String script, String file) {
        SourceMapReference link = SourceMapReference.of(sent, script);
        if (link.isInline()) {
            return Optional.ofNullable(
                    ofMaps.computeIfAbsent(sent, it -> inline(it, link)).get(file));
        }
        return link.files().stream()
                .flatMap(map -> Optional.ofNullable(
                        ofMaps.computeIfAbsent(map, this::beside).get(file))
                        .stream())
                .findFirst();
    }

    private Map<String, String> inline(String sent, SourceMapReference link) {
        try {
            return OriginalText.find(sent, link.inline(), originals);
        } catch (UnreadableSourceMapException e) {
            return Map.of();
        }
    }

    private Map<String, String> beside(String map) {
        return content(map).map(it -> OriginalText.find(map, it, originals)).orElse(Map.of());
    }

    private Optional<String> read(String name) {
        return read.computeIfAbsent(name, it -> content(it).map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }

    private Optional<byte[]> content(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name) && file.size() <= left)
                .findFirst()
                .flatMap(this::content);
    }

    private Optional<byte[]> content(BundleFile file) {
        left -= file.size();
        try {
            return Optional.of(source.apply(file));
        } catch (SnapforgeException e) {
            // The page is of use without the lines.
            return Optional.empty();
        }
    }
}
