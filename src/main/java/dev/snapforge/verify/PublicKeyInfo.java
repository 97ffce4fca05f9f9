package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The public half of a signing key, and when it counts. Equal are those of the same bytes, times and status. */
public final class PublicKeyInfo {

    private static final int LENGTH = 32;

    private final byte[] raw32;
    private final Instant notBefore;
    private final @Nullable Instant notAfter;
    private final KeyStatus status;

    // Made when it is first asked for: JCA's providers are 20 ms of a cold JVM, which a start should not wait for.
    private volatile @Nullable String keyId;

    private PublicKeyInfo(byte[] raw32, Instant notBefore, @Nullable Instant notAfter, KeyStatus status) {
        if (raw32.length != LENGTH) {
            throw malformed(LENGTH + " bytes", raw32.length + " bytes");
        }
        this.raw32 = raw32.clone();
        this.notBefore = notBefore;
        this.notAfter = notAfter;
        this.status = status;
    }

    /**
     * A key whose id is known. The bytes are copied.
     *
     * @param keyId the key's RFC 7638 thumbprint: 43 characters of base64url
     * @param raw32 the 32 bytes of the Ed25519 public key (RFC 8032, section 5.1.5)
     * @param notBefore when its validity starts
     * @param notAfter when its validity ends, or null if no end is set
     * @param status what it is good for
     * @throws MalformedValueException {@code malformed-key}, for another length or an id that is not the key's thumbprint
     */
    public PublicKeyInfo(String keyId, byte[] raw32, Instant notBefore, @Nullable Instant notAfter, KeyStatus status) {
        this(raw32, notBefore, notAfter, status);
        if (!keyId.equals(keyId())) {
            throw malformed("its thumbprint " + keyId() + " as id", keyId);
        }
    }

    /**
     * A key whose id is derived from its bytes, which are copied.
     *
     * @throws MalformedValueException {@code malformed-key}, for another length
     */
    public static PublicKeyInfo of(byte[] raw32, Instant notBefore, @Nullable Instant notAfter, KeyStatus status) {
        return new PublicKeyInfo(raw32, notBefore, notAfter, status);
    }

    /** The key's RFC 7638 thumbprint: 43 characters of base64url. */
    public String keyId() {
        String known = keyId;
        if (known == null) {
            known = thumbprint(raw32);
            keyId = known;
        }
        return known;
    }

    /** The key's bytes in base64url without padding: {@code x} of its JWK (RFC 8037, section 2). It takes no digest, as an id does. */
    public String x() {
        return base64url(raw32);
    }

    /** A copy of the 32 bytes of the Ed25519 public key. */
    public byte[] raw32() {
        return raw32.clone();
    }

    /** When its validity starts. */
    public Instant notBefore() {
        return notBefore;
    }

    /** When its validity ends; null if no end is set. */
    public @Nullable Instant notAfter() {
        return notAfter;
    }

    /** What it is good for. */
    public KeyStatus status() {
        return status;
    }

    /** Whether the validity has started and not yet ended; the end itself no longer belongs to it. */
    public boolean validAt(Instant time) {
        return !time.isBefore(notBefore) && (notAfter == null || time.isBefore(notAfter));
    }

    /** The key as PEM (RFC 7468, section 13), as openssl reads it. */
    public String toPem() {
        return Ed25519.toPem(raw32);
    }

    /** The public members of the key as a JWK (RFC 8037, section 2): {@code kty}, {@code crv} and {@code x}. */
    public Map<String, Object> toJwk() {
        return jwk(raw32);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PublicKeyInfo that
                && Arrays.equals(raw32, that.raw32)
                && notBefore.equals(that.notBefore)
                && Objects.equals(notAfter, that.notAfter)
                && status == that.status;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw32);
    }

    @Override
    public String toString() {
        return keyId();
    }

    // RFC 7638, section 3, with RFC 8037, appendix A.3: the hash of the required members in canonical form.
    private static String thumbprint(byte[] raw32) {
        // Written by hand: keys are read at each start, and most of those need no JSON.
        String jwk = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + base64url(raw32) + "\"}";
        byte[] hash = Digest.of(jwk.getBytes(StandardCharsets.US_ASCII)).bytes();
        return base64url(hash);
    }

    private static Map<String, Object> jwk(byte[] raw32) {
        return Map.of("kty", "OKP", "crv", "Ed25519", "x", base64url(raw32));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static MalformedValueException malformed(String expected, String found) {
        return new MalformedValueException("malformed-key", "Ed25519 public key", expected, found);
    }
}
