package dev.snapforge.client.host.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** A key as the prelude keeps it (RFC 7517, 7518 and 8037): binary members are base64url. */
record JsonWebKey(Map<?, ?> members) {

    // The longest modulus that the JDK takes, and a sign. A bundle decides it, and the time to compute with it grows
    // faster than it.
    private static final int MAX_NUMBER_BYTES = 16_384 / 8 + 1;

    String kty() throws WebCryptoException {
        return text("kty");
    }

    String crv() throws WebCryptoException {
        return text("crv");
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    boolean isPrivate() {
        return has("d");
    }

    BigInteger number(String name) throws WebCryptoException {
        byte[] number = bytes(name);
        if (number.length > MAX_NUMBER_BYTES) {
            throw WebCryptoException.data(
                    name + " has " + number.length + " bytes, and at most " + MAX_NUMBER_BYTES + " here");
        }
        return new BigInteger(1, number);
    }

    byte[] bytes(String name) throws WebCryptoException {
        try {
            return Base64.getUrlDecoder().decode(text(name));
        } catch (IllegalArgumentException e) {
            throw WebCryptoException.data(name + " is not base64url");
        }
    }

    private String text(String name) throws WebCryptoException {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw WebCryptoException.data("The key has no " + name);
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A number without leading zeros, as RSA has them. */
    static String encode(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encode(bytes[0] == 0 && bytes.length > 1 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    /** A number in exactly so many bytes, as curves have them. */
    static String encode(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        byte[] result = new byte[size];
        int length = Math.min(bytes.length, size);
        System.arraycopy(bytes, bytes.length - length, result, size - length, length);
        return encode(result);
    }
}
