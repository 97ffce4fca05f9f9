package dev.snapforge.access.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that was begun, as the browser keeps it until it comes back.
 *
 * @param issuer the issuer's name
 * @param state what the issuer returns with the code
 * @param nonce what the ID token must have been made for
 * @param verifier what proves that the code is shown by the service that asked for it (RFC 7636)
 * @param redirect where the issuer sends the browser back to
 * @param to the path that was asked for at first
 */
public record PendingLogin(String issuer, String state, String nonce, String verifier, String redirect, String to) {

    private static final int FIELDS = 6;

    /** As a cookie can hold it. */
    public String text() {
        return Stream.of(issuer, state, nonce, verifier, redirect, to)
                .map(it -> Base64.getUrlEncoder().withoutPadding().encodeToString(it.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("."));
    }

    /** What {@link #text} gave; empty for anything else. */
    public static Optional<PendingLogin> parse(String text) {
        try {
            List<String> fields = Arrays.stream(text.split("\\.", -1))
                    .map(it -> new String(Base64.getUrlDecoder().decode(it), StandardCharsets.UTF_8))
                    .toList();
            return fields.size() == FIELDS && fields.stream().limit(FIELDS - 1).noneMatch(String::isEmpty)
                    ? Optional.of(new PendingLogin(
                            fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4), fields.get(5)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same, leading to another path. */
    public PendingLogin leadingTo(String path) {
        return new PendingLogin(issuer, state, nonce, verifier, redirect, path);
    }

    /** Whether it is the sign-in at this issuer to which what came back belongs. */
    public boolean is(String issuerName, @Nullable String stateThatCameBack) {
        return issuer.equals(issuerName)
                && stateThatCameBack != null
                && MessageDigest.isEqual(
                        state.getBytes(StandardCharsets.UTF_8), stateThatCameBack.getBytes(StandardCharsets.UTF_8));
    }
}
