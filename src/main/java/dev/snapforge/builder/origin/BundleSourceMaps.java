package dev.snapforge.builder.origin;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.bundle.Bundle;
import dev.snapforge.bundle.BundleFile;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.sourcemap.OriginalLocation;
import dev.snapforge.sourcemap.SourceMap;
import dev.snapforge.sourcemap.SourceMapReference;
import dev.snapforge.sourcemap.UnreadableSourceMapException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The source maps of one bundle. A map is read when the first place in its script is asked for, and once. */
final class BundleSourceMaps {

    private final Bundles bundles;
    private final Map<String, BundleFile> files;
    private final Map<String, Optional<SourceMap>> byScript = new HashMap<>();
    private final Map<String, Optional<SourceMap>> byFile = new HashMap<>();
    private final List<Finding> unreadable = new ArrayList<>();
    private @Nullable Map<String, String> urls;
    // All maps together may have as many as one: they are in memory at the same time.
    private int mappingsLeft = SourceMap.MAX_MAPPINGS;

    BundleSourceMaps(Bundles bundles, Bundle bundle) {
        this.bundles = bundles;
        this.files = bundle.files().stream()
                .collect(Collectors.toMap(BundleFile::name, file -> file, (a, b) -> a, LinkedHashMap::new));
    }

    /** The names of the scripts, and those that they give themselves. */
    Set<String> scripts() {
        return Stream.concat(
                        files.values().stream()
                                .filter(file -> !file.isSourceMap())
                                .map(BundleFile::name),
                        byUrl().keySet().stream())
                .collect(Collectors.toSet());
    }

    /**
     * The file that an engine means by this name: a {@code sourceURL} comment gives a file another one, by which V8 tells its places.
     *
     * @return the name itself if no file has it, or has taken it
     */
    String sent(String script) {
        return files.containsKey(script) ? script : byUrl().getOrDefault(script, script);
    }

    /** The names that files give themselves, and the files. */
    private Map<String, String> byUrl() {
        Map<String, String> known = urls;
        if (known == null) {
            Map<String, String> found = new HashMap<>();
            for (BundleFile file : files.values()) {
                if (!file.isSourceMap()) {
                    new Script(file.name(), new String(bundles.source(file), StandardCharsets.UTF_8))
                            .sourceUrl()
                            .ifPresent(url -> found.putIfAbsent(url, file.name()));
                }
            }
            urls = found;
            known = found;
        }
        return known;
    }

    /** What a place in a script comes from, as far as there is a map that says so. */
    Optional<OriginalLocation> find(String named, int line, int column) {
        String script = sent(named);
        BundleFile file = files.get(script);
        if (file == null || file.isSourceMap()) {
            return Optional.empty();
        }
        Optional<SourceMap> map = byScript.get(script);
        if (map == null) {
            map = mapOf(file);
            byScript.put(script, map);
        }
        return map.flatMap(it -> it.find(line, column));
    }

    /** The maps that could not be read so far. */
    List<Finding> unreadable() {
        return unreadable;
    }

    private Optional<SourceMap> mapOf(BundleFile script) {
        SourceMapReference link =
                SourceMapReference.of(script.name(), new String(bundles.source(script), StandardCharsets.UTF_8));
        if (link.isInline()) {
            return read(script.name(), script.name(), link::inline);
        }
        Optional<BundleFile> file = link.files().stream()
                .filter(files::containsKey)
                .map(files::get)
                .filter(BundleFile::isSourceMap)
                .findFirst();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String name = file.get().name();
        Optional<SourceMap> known = byFile.get(name);
        if (known == null) {
            known = read(script.name(), name, () -> bundles.source(file.get()));
            byFile.put(name, known);
        }
        return known;
    }

    private Optional<SourceMap> read(String script, String file, Content content) {
        try {
            SourceMap map = SourceMap.parse(file, content.bytes(), mappingsLeft);
            mappingsLeft -= map.mappings();
            return Optional.of(map);
        } catch (UnreadableSourceMapException e) {
            unreadable.add(new Finding(
                    "source-map-unreadable",
                    Severity.INFO,
                    "A source map cannot be read",
                    "Places in " + script + " are reported as places in the bundle, because the map in " + file
                            + " is of no use. " + e.reason(),
                    "Send the map that the bundler wrote together with this file, in revision 3. It has no part in the snapshot.",
                    null,
                    1));
            return Optional.empty();
        }
    }

    private interface Content {

        byte[] bytes() throws UnreadableSourceMapException;
    }
}
