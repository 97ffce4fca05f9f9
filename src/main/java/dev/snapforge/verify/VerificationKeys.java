package dev.snapforge.verify;

import dev.snapforge.core.MalformedValueException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The public keys somebody has decided to trust; also those revoked, so that they can be refused by their name. */
public final class VerificationKeys {

    private final List<PublicKeyInfo> keys;

    // Made when a key is first looked for, because an id takes a digest.
    private volatile @Nullable Map<String, PublicKeyInfo> byId;

    private VerificationKeys(Collection<PublicKeyInfo> keys) {
        this.keys = List.copyOf(keys);
        Set<ByteBuffer> bytes = new HashSet<>();
        for (PublicKeyInfo key : keys) {
            if (!bytes.add(ByteBuffer.wrap(key.raw32()))) {
                throw new IllegalStateException("Key " + key.keyId() + " is there twice");
            }
        }
    }

    private Map<String, PublicKeyInfo> byId() {
        Map<String, PublicKeyInfo> known = byId;
        if (known == null) {
            Map<String, PublicKeyInfo> found = new HashMap<>();
            for (PublicKeyInfo key : keys) {
                found.put(key.keyId(), key);
            }
            known = Map.copyOf(found);
            byId = known;
        }
        return known;
    }

    /**
     * Trusts these keys, each as its status and validity say.
     *
     * @throws IllegalStateException if one key is there twice
     */
    public static VerificationKeys of(Collection<PublicKeyInfo> keys) {
        return new VerificationKeys(keys);
    }

    /** As {@link #of(Collection)}. */
    public static VerificationKeys of(PublicKeyInfo... keys) {
        return new VerificationKeys(List.of(keys));
    }

    /**
     * Trusts keys in PEM, each one block {@code PUBLIC KEY}, without limits in time: how a runtime pins the keys it knows.
     *
     * @throws MalformedValueException {@code malformed-key}
     */
    public static VerificationKeys fromPem(String... pems) {
        List<PublicKeyInfo> keys = new ArrayList<>();
        for (String pem : pems) {
            keys.add(PublicKeyInfo.of(Ed25519.fromPem(pem), Instant.EPOCH, null, KeyStatus.ACTIVE));
        }
        return new VerificationKeys(keys);
    }

    /**
     * Trusts the Ed25519 keys of a JSON Web Key Set (RFC 7517, RFC 8037); keys of other types are passed over. The members
     * {@code nbf} and {@code exp} (seconds since 1970) and {@code status} ({@code ACTIVE}, {@code RETIRED}, {@code REVOKED}) are
     * heeded where they are there.
     *
     * @throws MalformedValueException {@code malformed-key-set}, or {@code malformed-key} where {@code kid} is not the thumbprint
     */
    public static VerificationKeys fromJwks(String jwks) {
        return new VerificationKeys(KeySetReader.read(jwks));
    }

    /**
     * These keys, after what a service's key set says of them. The set is not trusted: a key is added only where one that is trusted
     * already, or was added so, vouches for it in a signed statement (member {@code endorsements}); what else the set holds as
     * {@code keys} is passed over. Keys that it names as {@code revoked} are not trusted any more, and their word for others
     * counts no more either; whoever forges that can only make runtimes start without snapshots, as by answering nothing.
     *
     * @param jwks a JSON Web Key Set
     * @throws MalformedValueException {@code malformed-key-set}
     */
    public VerificationKeys learning(String jwks, Clock clock) {
        KeySetAnnouncements news = KeySetAnnouncements.read(jwks);
        Map<String, PublicKeyInfo> known = new HashMap<>();
        keys.forEach(key -> known.put(key.keyId(), news.applyTo(key)));
        List<byte[]> open = new ArrayList<>(news.endorsements());
        boolean grown = true;
        while (grown) {
            VerificationKeys now = new VerificationKeys(known.values());
            grown = open.removeIf(envelope -> learn(envelope, now, clock, news, known));
        }
        return new VerificationKeys(known.values());
    }

    /** These keys, without those of these ids: they are refused as revoked. */
    public VerificationKeys revoking(Set<String> ids) {
        if (ids.isEmpty()) {
            return this;
        }
        KeySetAnnouncements news = new KeySetAnnouncements(List.of(), ids);
        List<PublicKeyInfo> left = new ArrayList<>();
        for (PublicKeyInfo key : keys) {
            left.add(news.applyTo(key));
        }
        return new VerificationKeys(left);
    }

    /** Whether the statement is settled; if not, a key that is learnt later may have signed it. */
    private static boolean learn(
            byte[] envelope,
            VerificationKeys now,
            Clock clock,
            KeySetAnnouncements news,
            Map<String, PublicKeyInfo> known) {
        try {
            PublicKeyInfo key = KeyEndorsement.verified(envelope, now, clock).key();
            known.putIfAbsent(key.keyId(), news.applyTo(key));
            return true;
        } catch (VerificationException e) {
            return false;
        }
    }

    /** The ids of these keys, whatever their status. */
    public Set<String> ids() {
        return byId().keySet();
    }

    /** The key of this id, whatever its status. */
    public Optional<PublicKeyInfo> find(String keyId) {
        return Optional.ofNullable(byId().get(keyId));
    }

    /** The key of this id, if its signatures are acceptable now. */
    PublicKeyInfo getUsable(String keyId, Clock clock) {
        PublicKeyInfo key = byId().get(keyId);
        if (key == null) {
            throw unknown(keyId);
        }
        return requireUsable(key, clock);
    }

    /**
     * The key of these bytes, if its signatures are acceptable now. As {@link #getUsable}, for starts that do without a digest.
     *
     * @param x as {@link PublicKeyInfo#x}
     */
    PublicKeyInfo getUsableOf(String x, Clock clock) {
        for (PublicKeyInfo key : keys) {
            if (key.x().equals(x)) {
                return requireUsable(key, clock);
            }
        }
        throw unknown("the key of bytes " + x);
    }

    private VerificationException unknown(String found) {
        return new VerificationException(
                "unknown-key",
                "Nobody here trusts the key that signed this.",
                "one of the keys " + byId().keySet(),
                printable(found),
                "If the key is genuine, add it to the trusted keys; get it over a way you trust.");
    }

    private static PublicKeyInfo requireUsable(PublicKeyInfo key, Clock clock) {
        if (key.status() == KeyStatus.REVOKED) {
            throw new VerificationException(
                    "revoked-key",
                    "The key that signed this was revoked.",
                    "a key that is active or retired",
                    key.keyId() + ", revoked",
                    "Build the snapshot again, so that a current key signs it.");
        }
        Instant now = clock.instant();
        if (!key.validAt(now)) {
            throw new VerificationException(
                    "key-not-valid",
                    "The key that signed this is not valid now.",
                    "a time from " + key.notBefore() + (key.notAfter() == null ? " on" : " to " + key.notAfter()),
                    now.toString(),
                    "Check this machine's clock; otherwise build the snapshot again, so that a current key signs it.");
        }
        return key;
    }

    private static String printable(String found) {
        String text = found.replaceAll("[^\\x20-\\x7e]", "?");
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
