package dev.snapforge.signing;

import dev.snapforge.core.MalformedReasonException;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.VerificationKeys;
import jakarta.annotation.PostConstruct;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Every public key this service ever signed with, so that old signatures can still be checked and bad keys be named. */
@Service
public class KeyRing {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final SigningKeyRepository keys;
    private final Optional<Signer> signer;
    private final KeyRotation rotation;
    private final SigningSettings settings;

    /** @param signer empty in a process that holds no key */
    KeyRing(SigningKeyRepository keys, Optional<Signer> signer, KeyRotation rotation, SigningSettings settings) {
        this.keys = keys;
        this.signer = signer;
        this.rotation = rotation;
        this.settings = settings;
    }

    /**
     * Makes the signer's key known before anything can be signed with it; where there is a previous key, with its word for it.
     *
     * @throws KeyException if the ring says that this key must not sign any more
     * @throws KeyFileException if the previous key cannot or must not be used
     */
    @PostConstruct
    void admitSigner() {
        signer.ifPresent(this::admit);
    }

    private void admit(Signer signer) {
        PublicKeyInfo mine = signer.publicKey();
        keys.addIfAbsent(mine.keyId(), mine.raw32(), mine.notBefore());
        requireActive(get(mine.keyId()));
        Path previous = settings.previousKeyFile();
        if (previous != null && Files.exists(previous)) {
            admitAfter(signer, signer.onFile(previous));
        } else if (previous != null) {
            LOG.info("There is no previous key in {}: nothing vouches for key {} anew", previous, mine.keyId());
        }
        // Those that a token has besides, if they signed for this service.
        signer.older().stream().filter(this::isActive).forEach(older -> rotation.succeed(older, signer.current()));
    }

    private boolean isActive(ActiveKey key) {
        return keys.findByKeyId(key.keyId())
                .filter(it -> it.toPublicKeyInfo().status() == KeyStatus.ACTIVE)
                .isPresent();
    }

    private void admitAfter(Signer signer, ActiveKey previous) {
        PublicKeyInfo older = previous.publicKey();
        if (!older.keyId().equals(signer.keyId())) {
            keys.addIfAbsent(older.keyId(), older.raw32(), older.notBefore());
            rotation.succeed(previous, signer.current());
        }
    }

    static void requireActive(PublicKeyInfo key) {
        if (key.status() != KeyStatus.ACTIVE) {
            throw KeyException.withdrawn(key);
        }
    }

    /** All keys, oldest first, with what became of them. */
    public List<KeyRecord> records() {
        return keys.findAllByOrderByNotBeforeAscKeyIdAsc().stream()
                .map(SigningKeyRow::toRecord)
                .toList();
    }

    /**
     * As {@link #get}, with what became of the key.
     *
     * @throws KeyNotFoundException if there is no such key
     */
    public KeyRecord record(String keyId) {
        return keys.findByKeyId(keyId).map(SigningKeyRow::toRecord).orElseThrow(() -> new KeyNotFoundException(keyId));
    }

    /** The DSSE envelopes in which keys vouch for others, oldest first; none by or for a key that was revoked. */
    public List<String> endorsements() {
        return keys.findEndorsements();
    }

    /**
     * Makes a key sign no more; what it signed still counts.
     *
     * @param reason for people, 1 to 1000 characters
     * @throws MalformedReasonException if there is no reason, or too long a one
     * @throws KeyNotFoundException if there is no such key
     * @throws KeyException if it is retired or revoked
     * @throws KeyException if this process signs with it
     */
    public KeyRecord retire(String keyId, String reason) {
        requireReason(reason);
        get(keyId);
        if (signer.filter(it -> it.keyId().equals(keyId)).isPresent()) {
            throw KeyException.inUse(keyId);
        }
        return rotation.retire(keyId, reason.strip());
    }

    /**
     * Makes all that a key signed count no more, whenever it did. A key in use can be revoked too: nothing can be published then
     * until the key file holds another one.
     *
     * @param reason for people, 1 to 1000 characters
     * @throws MalformedReasonException if there is no reason, or too long a one
     * @throws KeyNotFoundException if there is no such key
     * @throws KeyException if it is revoked
     */
    public KeyRecord revoke(String keyId, String reason) {
        requireReason(reason);
        return rotation.revoke(keyId, reason.strip());
    }

    /** All keys, oldest first. */
    public List<PublicKeyInfo> all() {
        return keys.findAllByOrderByNotBeforeAscKeyIdAsc().stream()
                .map(SigningKeyRow::toPublicKeyInfo)
                .toList();
    }

    /** The keys as a verifier takes them, each with its status and validity. */
    public VerificationKeys trusted() {
        return VerificationKeys.of(all());
    }

    /**
     * The key of this id, whatever its status.
     *
     * @throws KeyNotFoundException if there is no such key
     */
    public PublicKeyInfo get(String keyId) {
        return keys.findByKeyId(keyId)
                .map(SigningKeyRow::toPublicKeyInfo)
                .orElseThrow(() -> new KeyNotFoundException(keyId));
    }

    private static void requireReason(String reason) {
        MalformedReasonException.check(
                reason,
                "Withdrawing a key",
                "Say in a sentence what is wrong with the key: whoever finds it withdrawn will read it.");
    }
}
