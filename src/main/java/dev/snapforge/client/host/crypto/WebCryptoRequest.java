package dev.snapforge.client.host.crypto;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the prelude asks for, which has checked it; but a bundle may replace the prelude's code, so nothing is taken for granted.
 *
 * @param fields {@code operation}, {@code algorithm}, {@code key}, {@code data} and others, in Java's own values
 */
record WebCryptoRequest(Map<?, ?> fields) {

    // A bundle decides it, and the JVM's heap pays for it.
    private static final int MAX_BITS = 8 << 20;

    String operation() throws WebCryptoException {
        return text(fields, "operation");
    }

    /** The algorithm's name, for example {@code AES-GCM}. */
    String name() throws WebCryptoException {
        return text(algorithm(), "name");
    }

    /** The hash as Java's standard names have it, for example {@code SHA-256}. */
    String hash() throws WebCryptoException {
        return hash(text(algorithm(), "hash"));
    }

    static String hash(String name) throws WebCryptoException {
        if (!name.matches("SHA-(1|256|384|512)")) {
            throw WebCryptoException.notSupported("There is no hash " + name);
        }
        return name;
    }

    /** A parameter of the algorithm that is text. */
    String parameter(String name) throws WebCryptoException {
        return text(algorithm(), name);
    }

    /** A parameter of the algorithm that is a number, from 0 on. */
    int number(String name) throws WebCryptoException {
        return number(algorithm(), name);
    }

    /** How many bits a new secret key has. */
    int keyLength() throws WebCryptoException {
        return bits(algorithm());
    }

    /** How many bits are to be derived. */
    int length() throws WebCryptoException {
        return bits(fields);
    }

    /** A parameter of the algorithm that is bytes; empty if it is absent. */
    byte[] bytes(String name) throws WebCryptoException {
        return bytes(algorithm(), name);
    }

    byte[] data() throws WebCryptoException {
        return bytes(fields, "data");
    }

    byte[] signature() throws WebCryptoException {
        return bytes(fields, "signature");
    }

    JsonWebKey key() throws WebCryptoException {
        return new JsonWebKey(object("key"));
    }

    /** The other side's key, for an agreement. */
    JsonWebKey publicKey() throws WebCryptoException {
        return new JsonWebKey(object("publicKey"));
    }

    private Map<?, ?> algorithm() throws WebCryptoException {
        return object("algorithm");
    }

    private Map<?, ?> object(String name) throws WebCryptoException {
        if (fields.get(name) instanceof Map<?, ?> map) {
            return map;
        }
        throw missing(name);
    }

    private static String text(Map<?, ?> map, String name) throws WebCryptoException {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw missing(name);
    }

    private static int number(Map<?, ?> map, String name) throws WebCryptoException {
        if (map.get(name) instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= 0) {
            return number.intValue();
        }
        throw missing(name);
    }

    private static int bits(Map<?, ?> map) throws WebCryptoException {
        int bits = number(map, "length");
        if (bits > MAX_BITS) {
            throw WebCryptoException.operation("length is " + bits + ", and at most " + MAX_BITS + " here");
        }
        return bits;
    }

    private static byte[] bytes(Map<?, ?> map, String name) throws WebCryptoException {
        @Nullable Object value = map.get(name);
        if (value == null) {
            return new byte[0];
        }
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        throw missing(name);
    }

    private static WebCryptoException missing(String name) {
        return WebCryptoException.operation("The request has no " + name);
    }
}
