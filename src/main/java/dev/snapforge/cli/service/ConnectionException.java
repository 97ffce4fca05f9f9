package dev.snapforge.cli.service;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** No usable answer came: {@code service-unreachable}, {@code not-a-service}, {@code deadline}. */
final class ConnectionException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private static final String OTHER_ADDRESS =
            "Start the service, or name its address with --url, SNAPFORGE_URL or 'snapforge login --url ADDRESS'.";

    private ConnectionException(
            String code, String message, @Nullable String expected, @Nullable String found, String hint) {
        super(ErrorCategory.UNAVAILABLE, code, message, expected, found, hint);
    }

    static ConnectionException unreachable(URI service, IOException cause) {
        ConnectionException exception = new ConnectionException(
                "service-unreachable",
                "There is no answer from " + service + ".",
                "a Snapforge service",
                reason(service, cause),
                cause instanceof SSLException
                        ? "Check the scheme of the address, and which certificates Java trusts."
                        : OTHER_ADDRESS);
        exception.initCause(cause);
        return exception;
    }

    static ConnectionException notAService(URI address, String expected, String found) {
        return new ConnectionException(
                "not-a-service",
                "What answers at " + address + " is not a Snapforge service, or a proxy stands before it.",
                expected,
                found,
                "Check the address: --url, SNAPFORGE_URL, or the file that 'snapforge login' wrote.");
    }

    /** What was waited for has not happened within the time that the user gave it. */
    public static ConnectionException deadline(String what, Duration limit, String hint) {
        return new ConnectionException(
                "deadline", what + " has not ended within " + limit.toSeconds() + " s.", "an end", "none yet", hint);
    }

    private static String reason(URI service, IOException cause) {
        for (Throwable it = cause; it != null; it = it.getCause()) {
            if (it instanceof UnresolvedAddressException) {
                return "no host of the name " + service.getHost();
            }
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection in time";
        }
        if (cause instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        if (cause instanceof ConnectException) {
            return "connection refused";
        }
        if (cause instanceof SSLException) {
            return "no TLS connection: " + cause.getMessage();
        }
        return "the connection ended: " + cause.getClass().getSimpleName();
    }
}
