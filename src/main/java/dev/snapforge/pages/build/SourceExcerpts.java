package dev.snapforge.pages.build;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.ConcurrencyLimit;
import dev.snapforge.access.Scope;
import dev.snapforge.builds.Build;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.bundle.Bundles;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Reads the lines around places of a bundle, for callers that may build under its name: the API shows no sources. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class SourceExcerpts {

    /** A page's texts take some ten times {@link SourceTexts#BUDGET} of heap at most, for a moment. */
    private static final int MOST_AT_A_TIME = 2;

    private final Bundles bundles;
    private final CallerContext access;
    private final ConcurrencyLimit pages =
            new ConcurrencyLimit("too-many-excerpts", "pages with sources", MOST_AT_A_TIME, MOST_AT_A_TIME);

    SourceExcerpts(Bundles bundles, CallerContext access) {
        this.bundles = bundles;
        this.access = access;
    }

    /** Takes a page's place until it is closed; empty if other pages have all of them. */
    Optional<ConcurrencyLimit.Permit> takeIfFree() {
        return pages.takeIfFree(access.caller().principal());
    }

    /**
     * What there is to be shown for these places; a place without lines is not in it.
     *
     * @return empty if other pages are reading sources
     */
    Optional<Map<SourceLocation, SourceExcerpt>> of(Build build, Collection<SourceLocation> places) {
        if (places.isEmpty()
                || !access.reach(Scope.BUILDS_WRITE).includes(build.spec().name(), build.principal())) {
            return Optional.of(Map.of());
        }
        ConcurrencyLimit.Permit permit = takeIfFree().orElse(null);
        if (permit == null) {
            return Optional.empty();
        }
        try (permit) {
            return Optional.of(read(build, places));
        }
    }

    private Map<SourceLocation, SourceExcerpt> read(Build build, Collection<SourceLocation> places) {
        Map<SourceLocation, SourceExcerpt> found = new LinkedHashMap<>();
        SourceTexts texts = new SourceTexts(bundles.get(build.bundle()).files(), bundles::source, places);
        for (SourceLocation place : places) {
            texts.find(place).ifPresent(it -> found.put(place, SourceExcerpt.of(it, place.line(), place.column())));
        }
        return found;
    }
}
