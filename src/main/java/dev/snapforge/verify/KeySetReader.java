package dev.snapforge.verify;

import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a JSON Web Key Set (RFC 7517, section 5). */
final class KeySetReader {

    private KeySetReader() {}

    static List<PublicKeyInfo> read(String jwks) {
        Object value = CanonicalJson.parse(jwks.getBytes(StandardCharsets.UTF_8));
        if (!(value instanceof Map<?, ?> set) || !(set.get("keys") instanceof List<?> keys)) {
            throw malformed("an object with an array 'keys'", "something else");
        }
        List<PublicKeyInfo> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Object key : keys) {
            if (!(key instanceof Map<?, ?> jwk)) {
                throw malformed("objects in 'keys'", "something else");
            }
            // RFC 7517, section 5: a reader ignores keys of types that it does not understand.
            if ("OKP".equals(jwk.get("kty")) && "Ed25519".equals(jwk.get("crv"))) {
                PublicKeyInfo found = key(jwk);
                // Otherwise the order would say which status counts.
                if (!ids.add(found.keyId())) {
                    throw malformed("each key once", found.keyId() + " twice");
                }
                read.add(found);
            }
        }
        return read;
    }

    private static PublicKeyInfo key(Map<?, ?> jwk) {
        byte[] raw32 = raw(jwk.get("x"));
        Instant start = time(jwk.get("nbf"));
        Instant notBefore = start == null ? Instant.EPOCH : start;
        Instant notAfter = time(jwk.get("exp"));
        KeyStatus status = status(jwk.get("status"));
        return jwk.get("kid") instanceof String keyId
                ? new PublicKeyInfo(keyId, raw32, notBefore, notAfter, status)
                : PublicKeyInfo.of(raw32, notBefore, notAfter, status);
    }

    private static byte[] raw(@Nullable Object x) {
        try {
            return Base64.getUrlDecoder().decode(String.valueOf(x));
        } catch (IllegalArgumentException e) {
            throw malformed("base64url as 'x'", String.valueOf(x));
        }
    }

    private static @Nullable Instant time(@Nullable Object seconds) {
        if (seconds == null) {
            return null;
        }
        // Bounded, so that Instant cannot overflow: 2^40 seconds are 34,000 years.
        if (seconds instanceof Long whole && whole >= 0 && whole < 1L << 40) {
            return Instant.ofEpochSecond(whole);
        }
        throw malformed("seconds since 1970 as 'nbf' and 'exp'", seconds.toString());
    }

    private static KeyStatus status(@Nullable Object name) {
        for (KeyStatus status : KeyStatus.values()) {
            if (name == null || status.name().equals(name)) {
                return status;
            }
        }
        throw malformed("ACTIVE, RETIRED or REVOKED as 'status'", String.valueOf(name));
    }

    private static MalformedValueException malformed(String expected, String found) {
        return new MalformedValueException("malformed-key-set", "JSON Web Key Set", expected, found);
    }
}
