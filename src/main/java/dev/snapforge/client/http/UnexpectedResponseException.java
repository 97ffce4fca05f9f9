package dev.snapforge.client.http;

import dev.snapforge.core.ErrorCategory;

/** What answered is not a Snapforge service, or not one this client understands. Code {@code unexpected-answer}. */
public final class UnexpectedResponseException extends ServiceException {

    private static final long serialVersionUID = 1L;

    UnexpectedResponseException(String path, String expected, String found) {
        super(
                ErrorCategory.UNPROCESSABLE,
                "unexpected-answer",
                "The answer to GET " + path + " is not what a Snapforge service gives: expected " + expected
                        + ", found " + found + ".",
                expected,
                found,
                "Check the server's address, and what stands between.");
    }

    @Override
    public boolean mayPass() {
        return false;
    }
}
