package dev.snapforge.access.web;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.Caller;
import dev.snapforge.access.CallerContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Knows the caller from the security context of the thread. */
@Component
class RequestCallerContext implements CallerContext {

    private final AccessSettings settings;

    RequestCallerContext(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public Caller caller() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    @Override
    public int mostQueuedJobs() {
        return settings.mostQueuedJobs();
    }

    static Caller of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? caller
                : Caller.SERVICE;
    }
}
