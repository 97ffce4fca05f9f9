package dev.snapforge.access;

import java.util.Set;

/**
 * Some scopes for some names.
 *
 * @param scopes what may be done
 * @param names to which names it may be done
 */
public record Grant(Set<Scope> scopes, NamePatterns names) {

    /** @throws IllegalArgumentException if there is no scope, or {@code admin} is to be confined to some names */
    public Grant {
        scopes = Set.copyOf(scopes);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one scope.");
        }
        if (scopes.contains(Scope.ADMIN) && !names.all()) {
            throw new IllegalArgumentException("The scope 'admin' cannot be confined to some names.");
        }
    }

    boolean covers(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }
}
