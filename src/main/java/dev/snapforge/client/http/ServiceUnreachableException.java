package dev.snapforge.client.http;

import dev.snapforge.core.ErrorCategory;

/** No answer came: no connection, no answer in time, or a gateway that says the same. Code {@code service-unreachable}. */
public final class ServiceUnreachableException extends ServiceException {

    private static final long serialVersionUID = 1L;

    ServiceUnreachableException(String path, String found) {
        super(
                ErrorCategory.UNAVAILABLE,
                "service-unreachable",
                "The service gave no answer to GET " + path + ": " + found + ".",
                "an answer in time",
                found,
                "Check the server's address and the network. What is in the cache can be used meanwhile.");
    }

    @Override
    public boolean mayPass() {
        return true;
    }
}
