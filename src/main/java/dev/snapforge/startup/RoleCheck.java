package dev.snapforge.startup;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Refuses roles that cannot do what they are for: an api without the signing key could move no channel. */
final class RoleCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    /** As {@link SettingsCheck}: the log must show the refusal. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment settings = event.getEnvironment();
        if (settings.getProperty("snapforge.role.api", Boolean.class, true)
                && !settings.getProperty("snapforge.role.signer", Boolean.class, true)) {
            throw new RoleException();
        }
    }

    /** Code {@code api-without-signer}. */
    static final class RoleException extends SnapforgeException {

        private static final long serialVersionUID = 1L;

        RoleException() {
            super(
                    ErrorCategory.INTERNAL,
                    "api-without-signer",
                    "An api signs, too: requests move channels, and what a channel means is signed.",
                    "snapforge.role.signer=true, or not set",
                    "snapforge.role.api=true and snapforge.role.signer=false",
                    "Remove snapforge.role.signer, or set snapforge.role.api=false for a process that only builds.");
        }
    }
}
