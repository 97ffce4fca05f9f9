package dev.snapforge.client;

import dev.snapforge.core.MalformedValueException;
import dev.snapforge.verify.VerificationKeys;
import java.time.Clock;

/**
 * The public keys whose signatures a runtime accepts. Get them over a way that you trust, for example in the program's image, not from
 * the server that also sends the snapshots.
 */
public final class TrustedKeys {

    private final VerificationKeys keys;

    TrustedKeys(VerificationKeys keys) {
        this.keys = keys;
    }

    /**
     * Trusts Ed25519 keys in PEM, each one block {@code PUBLIC KEY} (RFC 8410), without limits in time.
     *
     * @throws MalformedValueException {@code malformed-key}
     */
    public static TrustedKeys fromPem(String... pems) {
        return new TrustedKeys(VerificationKeys.fromPem(pems));
    }

    /**
     * Trusts the Ed25519 keys of a JSON Web Key Set (RFC 7517, RFC 8037); keys of other types are passed over. The members
     * {@code nbf} and {@code exp} (seconds since 1970) and {@code status} ({@code ACTIVE}, {@code RETIRED}, {@code REVOKED}) are
     * heeded if they are there.
     *
     * @throws MalformedValueException {@code malformed-key-set}, or {@code malformed-key} if {@code kid} is not the thumbprint
     */
    public static TrustedKeys fromJwks(String jwks) {
        return new TrustedKeys(VerificationKeys.fromJwks(jwks));
    }

    /**
     * These keys, after what a service's key set says of them: a key is added only if one that is trusted already vouches for it in a
     * signed statement, and keys that the set names as revoked are not trusted any more. A {@link Snapforge} does this by itself.
     *
     * @param jwks the key set, as {@code /.well-known/jwks.json} gives it; it need not be trusted
     * @param clock tells whether a key is valid now
     * @throws MalformedValueException {@code malformed-key-set}
     */
    public TrustedKeys learning(String jwks, Clock clock) {
        return new TrustedKeys(keys.learning(jwks, clock));
    }

    /** The same keys, for those who verify with them. */
    VerificationKeys forVerification() {
        return keys;
    }
}
