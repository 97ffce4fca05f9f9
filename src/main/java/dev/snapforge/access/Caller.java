package dev.snapforge.access;

import dev.snapforge.core.CiRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever asks.
 *
 * @param principal the stable name under which builds, limits and audit events are kept, for example {@code token:ci}
 * @param credential which of the principal's credentials was used, or null
 * @param grants what it may do; each grant's scopes count for that grant's names only
 * @param run the run of a CI that the credential proves; null if it proves none
 */
public record Caller(
        String principal,
        @Nullable String credential,
        List<Grant> grants,
        @Nullable CiRun run) {

    /** The service itself, where nobody asked. It may do nothing that is checked here, as nothing of its own is. */
    public static final Caller SERVICE = new Caller("service", null, List.of());

    /** Somebody who did not say who they are, where that is asked. */
    public static final Caller NOBODY = new Caller("anonymous", null, List.of());

    /** Somebody on this machine, where nobody is asked who they are. */
    public static final Caller ANYBODY =
            new Caller("anonymous", null, List.of(new Grant(Set.of(Scope.ADMIN), NamePatterns.ALL)));

    public Caller {
        grants = List.copyOf(grants);
    }

    /** A caller whose credential proves no run of a CI. */
    public Caller(String principal, @Nullable String credential, List<Grant> grants) {
        this(principal, credential, grants, null);
    }

    /** Whether it has the scope, if only for some names. */
    public boolean has(Scope scope) {
        return grants.stream().anyMatch(it -> it.covers(scope));
    }

    /** What it reaches with any of these scopes. */
    public VisibilityFilter reach(Scope... scopes) {
        List<String> patterns = new ArrayList<>();
        for (Grant grant : grants) {
            if (List.of(scopes).stream().anyMatch(grant::covers)) {
                patterns.addAll(grant.names().patterns());
            }
        }
        return patterns.isEmpty()
                ? VisibilityFilter.NOTHING
                : new VisibilityFilter(NamePatterns.of(patterns), principal);
    }

    /**
     * Refuses a name that the scope does not count for.
     *
     * @param name the name, or null for something without one, which any name's scope is enough for
     * @throws ScopeMissingException if it has not got the scope at all
     * @throws NameNotAllowedException if it has the scope for other names only
     */
    public void require(Scope scope, @Nullable String name) {
        if (!has(scope)) {
            throw new ScopeMissingException(List.of(scope));
        }
        VisibilityFilter reach = reach(scope);
        if (name != null && !reach.includes(name, principal)) {
            throw new NameNotAllowedException(scope, name, reach.patterns());
        }
    }
}
