package dev.snapforge.client.host.crypto;

/** A request that cannot be answered; its message begins with the name of the {@code DOMException} that the prelude makes of it. */
final class WebCryptoException extends Exception {

    private static final long serialVersionUID = 1L;

    private WebCryptoException(String name, String message) {
        super(name + ": " + message);
    }

    /** What this JVM's providers do not have. */
    static WebCryptoException notSupported(String message) {
        return new WebCryptoException("NotSupportedError", message);
    }

    /** Data that are no key. */
    static WebCryptoException data(String message) {
        return new WebCryptoException("DataError", message);
    }

    /** Anything else that goes wrong with right arguments. */
    static WebCryptoException operation(String message) {
        return new WebCryptoException("OperationError", message);
    }
}
