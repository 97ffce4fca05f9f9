package dev.snapforge.signing.key;

import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import dev.snapforge.signing.TrustedKeys;
import jakarta.annotation.PostConstruct;
import java.util.List;
import org.springframework.stereotype.Service;

/** Every public key this service ever signed with, so that old signatures can still be checked and bad keys be named. */
@Service
public class KeyRing {

    private final SigningKeys keys;
    private final Signer signer;

    KeyRing(SigningKeys keys, Signer signer) {
        this.keys = keys;
        this.signer = signer;
    }

    /**
     * Makes the signer's key known before anything can be signed with it.
     *
     * @throws KeyWithdrawnException if the ring says that this key must not sign any more
     */
    @PostConstruct
    void admitSigner() {
        PublicKeyInfo mine = signer.publicKey();
        keys.addIfAbsent(mine.keyId(), mine.raw32(), mine.notBefore());
        PublicKeyInfo known = get(mine.keyId());
        if (known.status() != KeyStatus.ACTIVE) {
            throw new KeyWithdrawnException(known);
        }
    }

    /** All keys, oldest first. */
    public List<PublicKeyInfo> all() {
        return keys.findAllByOrderByNotBeforeAscKeyIdAsc().stream()
                .map(SigningKey::toPublicKeyInfo)
                .toList();
    }

    /** The keys as a verifier takes them, each with its status and validity. */
    public TrustedKeys trusted() {
        return TrustedKeys.of(all());
    }

    /**
     * The key of this id, whatever its status.
     *
     * @throws KeyNotFoundException if there is no such key
     */
    public PublicKeyInfo get(String keyId) {
        return keys.findByKeyId(keyId)
                .map(SigningKey::toPublicKeyInfo)
                .orElseThrow(() -> new KeyNotFoundException(keyId));
    }
}
