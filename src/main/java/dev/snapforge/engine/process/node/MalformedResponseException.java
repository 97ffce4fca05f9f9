package dev.snapforge.engine.process.node;

import java.io.IOException;

/** An answer that the service's own script does not write: the bundle, which runs in the same process, wrote one itself. */
final class MalformedResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedResponseException(String message) {
        super(message);
    }

    MalformedResponseException(String message, Throwable cause) {
        super(message, cause);
    }
}
