package dev.snapforge.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code snapforge.role.*}: what this process does. Conditions on beans read them by name, so this is where they are listed.
 *
 * @param api answers requests
 * @param builder takes jobs
 * @param signer holds the signing key and signs what builders have proven; null: as {@code api}, which cannot do without
 * @param migrate instead of both: brings the schema up to date and ends
 */
@ConfigurationProperties("snapforge.role")
record RoleSettings(
        @DefaultValue("true") boolean api,
        @DefaultValue("true") boolean builder,
        @Nullable Boolean signer,
        @DefaultValue("false") boolean migrate) {}
