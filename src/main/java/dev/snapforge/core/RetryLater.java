package dev.snapforge.core;

import java.time.Duration;

/** Implemented by refusals that know when the same request may succeed (RFC 9110, section 10.2.3: Retry-After). */
public interface RetryLater {

    /** How long to wait, at least a second; clients are told whole seconds. */
    Duration retryAfter();
}
