package dev.snapforge.pages;

import dev.snapforge.access.AccessMode;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The caller who looks at a page: decides which buttons there are, never what is allowed, which the services do. */
@Component
class Visitor {

    private final CallerContext access;
    private final AccessSettings settings;

    Visitor(CallerContext access, AccessSettings settings) {
        this.access = access;
        this.settings = settings;
    }

    /** Whether the service asks who its callers are. */
    public boolean isAsked() {
        return settings.asksWho();
    }

    /** Whether the service makes tokens itself. */
    public boolean isUsesTokens() {
        return settings.mode().contains(AccessMode.TOKENS);
    }

    /** Whether this one has said so, or need not. */
    public boolean isKnown() {
        return !access.caller().grants().isEmpty();
    }

    public String getName() {
        return access.caller().principal();
    }

    public boolean isAdmin() {
        return access.caller().has(Scope.ADMIN);
    }

    public boolean mayBuild(@Nullable String name) {
        return may(Scope.BUILDS_WRITE, name);
    }

    public boolean mayRelease(String name) {
        return may(Scope.CHANNELS_WRITE, name);
    }

    public boolean mayReadSnapshots() {
        return access.caller().has(Scope.SNAPSHOTS_READ);
    }

    private boolean may(Scope scope, @Nullable String name) {
        String own = access.caller().principal();
        return access.caller().has(scope)
                && (name == null || access.caller().reach(scope).includes(name, own));
    }
}
