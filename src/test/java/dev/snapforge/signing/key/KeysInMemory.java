package dev.snapforge.signing.key;

import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The table's behaviour without a database. */
public final class KeysInMemory implements SigningKeys {

    private final List<PublicKeyInfo> keys = new ArrayList<>();

    public KeysInMemory(PublicKeyInfo... keys) {
        this.keys.addAll(List.of(keys));
    }

    /** A ring that has admitted a signer with a key in this file. */
    public static KeyRing ring(Path keyFile, PublicKeyInfo... older) {
        KeyRing ring = new KeyRing(new KeysInMemory(older), new Signer(new SigningSettings(keyFile), SignerTest.CLOCK));
        ring.admitSigner();
        return ring;
    }

    @Override
    public List<SigningKey> findAllByOrderByNotBeforeAscKeyIdAsc() {
        return keys.stream()
                .sorted(Comparator.comparing(PublicKeyInfo::notBefore).thenComparing(PublicKeyInfo::keyId))
                .map(SigningKey::new)
                .toList();
    }

    @Override
    public Optional<SigningKey> findByKeyId(String keyId) {
        return keys.stream()
                .filter(key -> key.keyId().equals(keyId))
                .map(SigningKey::new)
                .findFirst();
    }

    @Override
    public void addIfAbsent(String keyId, byte[] publicKey, Instant notBefore) {
        if (findByKeyId(keyId).isEmpty()) {
            keys.add(new PublicKeyInfo(keyId, publicKey, notBefore, null, KeyStatus.ACTIVE));
        }
    }
}
