package dev.snapforge.signing;

import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table's behaviour without a database. */
public final class KeysInMemory implements SigningKeyRepository {

    private final List<PublicKeyInfo> keys = new ArrayList<>();
    private final Map<List<String>, String> endorsements = new LinkedHashMap<>();

    public KeysInMemory(PublicKeyInfo... keys) {
        this.keys.addAll(List.of(keys));
    }

    /** Settings with nothing but the key file. */
    static SigningSettings settings(Path keyFile) {
        return new SigningSettings(keyFile, null, Duration.ofSeconds(5), null);
    }

    /** A ring that has admitted a signer with a key in this file. */
    public static KeyRing ring(Path keyFile, PublicKeyInfo... older) {
        SigningSettings settings = settings(keyFile);
        return ring(settings, new Signer(settings, SignerTest.CLOCK), new KeysInMemory(older));
    }

    static KeyRing ring(SigningSettings settings, Signer signer, SigningKeyRepository keys) {
        KeyRing ring = new KeyRing(keys, Optional.of(signer), rotation(keys), settings);
        ring.admitSigner();
        return ring;
    }

    static KeyRotation rotation(SigningKeyRepository keys) {
        return new KeyRotation(keys, event -> {}, SignerTest.CLOCK);
    }

    @Override
    public List<SigningKeyRow> findAllByOrderByNotBeforeAscKeyIdAsc() {
        return keys.stream()
                .sorted(Comparator.comparing(PublicKeyInfo::notBefore).thenComparing(PublicKeyInfo::keyId))
                .map(SigningKeyRow::new)
                .toList();
    }

    @Override
    public Optional<SigningKeyRow> findByKeyId(String keyId) {
        return keys.stream()
                .filter(key -> key.keyId().equals(keyId))
                .map(SigningKeyRow::new)
                .findFirst();
    }

    @Override
    public void addIfAbsent(String keyId, byte[] publicKey, Instant notBefore) {
        if (findByKeyId(keyId).isEmpty()) {
            keys.add(new PublicKeyInfo(keyId, publicKey, notBefore, null, KeyStatus.ACTIVE));
        }
    }

    @Override
    public int retire(String keyId, String reason, Instant at) {
        return change(keyId, KeyStatus.RETIRED, EnumSet.of(KeyStatus.ACTIVE));
    }

    @Override
    public int revoke(String keyId, String reason, Instant at) {
        return change(keyId, KeyStatus.REVOKED, EnumSet.of(KeyStatus.ACTIVE, KeyStatus.RETIRED));
    }

    @Override
    public void endorseIfAbsent(String keyId, String endorsedBy, String statement, Instant at) {
        endorsements.putIfAbsent(List.of(keyId, endorsedBy), statement);
    }

    @Override
    public List<String> findEndorsements() {
        return endorsements.entrySet().stream()
                .filter(it -> it.getKey().stream().noneMatch(this::revoked))
                .map(Map.Entry::getValue)
                .toList();
    }

    private boolean revoked(String keyId) {
        return keys.stream().anyMatch(it -> it.keyId().equals(keyId) && it.status() == KeyStatus.REVOKED);
    }

    private int change(String keyId, KeyStatus to, Set<KeyStatus> from) {
        for (int i = 0; i < keys.size(); i++) {
            PublicKeyInfo key = keys.get(i);
            if (key.keyId().equals(keyId) && from.contains(key.status())) {
                keys.set(i, new PublicKeyInfo(keyId, key.raw32(), key.notBefore(), key.notAfter(), to));
                return 1;
            }
        }
        return 0;
    }
}
