package dev.snapforge.access.token;

import dev.snapforge.access.Grant;
import dev.snapforge.access.NamePatterns;
import dev.snapforge.access.Scope;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a new token is to be allowed, as it is asked for. */
public final class RequestedGrant {

    private static final int MOST_NAMES = 50;

    private RequestedGrant() {}

    /**
     * The grant.
     *
     * @param scopes words of {@link Scope}, at least one
     * @param names names, or prefixes that end with a separator and {@code *}, 1 to 50 of them; null for every name
     * @throws TokenException {@code invalid-parameter}, if one of them cannot be used
     */
    public static Grant of(@Nullable Collection<String> scopes, @Nullable List<String> names) {
        Set<Scope> wanted = new HashSet<>();
        for (String word : scopes == null ? List.<String>of() : scopes) {
            wanted.add(Scope.of(String.valueOf(word))
                    .orElseThrow(() -> TokenException.invalidRequest(
                            "scopes", "some of " + Arrays.toString(Scope.values()), String.valueOf(word))));
        }
        if (wanted.isEmpty()) {
            throw TokenException.invalidRequest("scopes", "some of " + Arrays.toString(Scope.values()), "none");
        }
        try {
            return new Grant(wanted, restriction(names));
        } catch (IllegalArgumentException e) {
            throw TokenException.invalidRequest("names", String.valueOf(e.getMessage()), String.valueOf(names));
        }
    }

    private static NamePatterns restriction(@Nullable List<String> names) {
        if (names == null) {
            return NamePatterns.ALL;
        }
        if (names.size() > MOST_NAMES || names.contains(null)) {
            throw TokenException.invalidRequest("names", "1 to " + MOST_NAMES + " texts", names.size() + " items");
        }
        return NamePatterns.of(names);
    }
}
