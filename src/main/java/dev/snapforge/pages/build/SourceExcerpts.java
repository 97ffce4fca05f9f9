package dev.snapforge.pages.build;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import dev.snapforge.builds.Build;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.bundle.Bundle;
import dev.snapforge.bundle.BundleFile;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.sourcemap.OriginalText;
import dev.snapforge.sourcemap.SourceMapReference;
import dev.snapforge.sourcemap.UnreadableSourceMapException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Reads the lines around places of a bundle, for callers that may build under its name: the API shows nobody a source. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class SourceExcerpts {

    /** Larger files are not read for a page. */
    private static final long LARGEST = 8 << 20;

    private final Bundles bundles;
    private final CallerContext access;

    SourceExcerpts(Bundles bundles, CallerContext access) {
        this.bundles = bundles;
        this.access = access;
    }

    /** What there is to be shown for these places; a place without lines is not in it. */
    Map<SourceLocation, SourceExcerpt> of(Build build, Collection<SourceLocation> places) {
        Map<SourceLocation, SourceExcerpt> found = new LinkedHashMap<>();
        if (!access.reach(Scope.BUILDS_WRITE).includes(build.spec().name(), build.principal())) {
            return found;
        }
        Texts texts = new Texts(bundles.get(build.bundle()));
        for (SourceLocation place : places) {
            texts.find(place).ifPresent(it -> found.put(place, SourceExcerpt.of(it, place.line(), place.column())));
        }
        return found;
    }

    /** The texts of one bundle; each file is read once. */
    private final class Texts {

        private final Bundle bundle;
        private final Map<String, Optional<String>> read = new LinkedHashMap<>();

        Texts(Bundle bundle) {
            this.bundle = bundle;
        }

        Optional<String> find(SourceLocation place) {
            String sent = place.sentFile();
            return place.inOriginal() ? read(sent).flatMap(script -> original(sent, script, place.file())) : read(sent);
        }

        private Optional<String> original(String sent, String script, String file) {
            SourceMapReference link = SourceMapReference.of(sent, script);
            try {
                if (link.isInline()) {
                    return OriginalText.find(sent, link.inline(), file);
                }
            } catch (UnreadableSourceMapException e) {
                return Optional.empty();
            }
            return link.files().stream()
                    .flatMap(map -> read(map).stream()
                            .flatMap(it -> OriginalText.find(map, it.getBytes(StandardCharsets.UTF_8), file).stream()))
                    .findFirst();
        }

        private Optional<String> read(String name) {
            return read.computeIfAbsent(
                    name,
                    it -> bundle.files().stream()
                            .filter(file -> file.name().equals(it) && file.size() <= LARGEST)
                            .findFirst()
                            .flatMap(this::content));
        }

        private Optional<String> content(BundleFile file) {
            try {
                return Optional.of(new String(bundles.source(file), StandardCharsets.UTF_8));
            } catch (SnapforgeException e) {
                // The page is of use without the lines.
                return Optional.empty();
            }
        }
    }
}
