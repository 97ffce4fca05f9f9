package dev.snapforge.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Badges that everybody may see, so that a page on another site can show them: those of names that an operator has opened
 * ({@code snapforge.access.open-badges}).
 */
@Component
public final class OpenBadges {

    /** Where the badge of a name's channel is. */
    public static final String PATH = "/names/{name}/channels/{channel}/badge.svg";

    private static final PathPattern BADGE = PathPatternParser.defaultInstance.parse(PATH);

    private final @Nullable NamePatterns names;

    /** @throws AccessSettingException {@code unsafe-access-setting}, if the setting has what is no pattern of names */
    OpenBadges(AccessSettings settings) {
        this.names = settings.openBadges().isEmpty() ? null : patterns(List.copyOf(settings.openBadges()));
    }

    private static NamePatterns patterns(List<String> patterns) {
        try {
            return NamePatterns.of(patterns);
        } catch (IllegalArgumentException e) {
            throw AccessSettingException.unsafe("snapforge.access.open-badges: " + e.getMessage());
        }
    }

    /** Whether everybody may see the badges of a name, whether it exists or not. */
    public boolean include(String name) {
        return names != null && names.include(name);
    }

    /**
     * Whether a path is that of such a badge.
     *
     * @param path as it is in the request, below the context path
     */
    public boolean areAt(PathContainer path) {
        PathMatchInfo found = names == null ? null : BADGE.matchAndExtract(path);
        return found != null && include(found.getUriVariables().getOrDefault("name", ""));
    }
}
