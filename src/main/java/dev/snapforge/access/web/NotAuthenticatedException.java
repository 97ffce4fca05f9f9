package dev.snapforge.access.web;

import org.springframework.security.core.AuthenticationException;

/** Carries the reason through Spring Security to the entry point. */
final class NotAuthenticatedException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException reason;

    NotAuthenticatedException(RuntimeException reason) {
        super(String.valueOf(reason.getMessage()), reason);
        this.reason = reason;
    }

    RuntimeException reason() {
        return reason;
    }
}
