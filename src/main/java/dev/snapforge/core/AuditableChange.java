package dev.snapforge.core;

import java.util.Map;

/**
 * Something was changed on somebody's behalf. Whoever changes it publishes this inside the transaction of the change, so that
 * both are kept or neither is.
 *
 * @param action what was done, an object and a past participle in kebab-case, for example {@code build-submitted}
 * @param subject what it was done to: an id, a digest or a name
 * @param details what else a later reader needs, as JSON can hold it; never a secret
 */
public record AuditableChange(String action, String subject, Map<String, ?> details) {}
