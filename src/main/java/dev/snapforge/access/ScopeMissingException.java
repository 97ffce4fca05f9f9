package dev.snapforge.access;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The caller is known, and its credential is not for this. */
public final class ScopeMissingException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;

    private final transient List<String> missing;

    /** @param anyOf the scopes of which one would be enough */
    public ScopeMissingException(Collection<Scope> anyOf) {
        super(
                ErrorCategory.FORBIDDEN,
                "scope-missing",
                "The credential lacks the required scope.",
                "the scope "
                        + anyOf.stream().map(Scope::word).sorted().collect(Collectors.joining(" or "))
                        + (anyOf.contains(Scope.ADMIN) ? "" : " or admin"),
                "a credential without it",
                "Use a token that has the scope, or ask an admin for one.");
        this.missing = anyOf.stream().map(Scope::word).sorted().toList();
    }

    /** The scopes of which one would be enough, as clients write them. */
    public List<String> missing() {
        return missing;
    }

    @Override
    public Map<String, Object> problemMembers() {
        return Map.of("missing", missing);
    }
}
