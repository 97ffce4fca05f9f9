package dev.snapforge.access.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The text of an API token: {@code sf_} and 256 random bits in base64url. Only its SHA-256 is kept. A slow or salted hash protects
 * what people make up and can be guessed; here a guess would take 2^255 tries, and a fast hash lets the token be found by index.
 */
record TokenSecret(String text) {

    /** How every API token begins, which lets scanners of source code find lost ones. */
    static final String PREFIX = "sf_";

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{32,128}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenSecret generate() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Whether a text looks like a token that somebody may have made, with at least 192 bits. */
    static boolean isForm(String text) {
        return FORM.matcher(text).matches();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps the text out of logs. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
