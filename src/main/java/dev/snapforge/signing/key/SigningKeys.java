package dev.snapforge.signing.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code signing_key}. */
interface SigningKeys extends Repository<SigningKey, String> {

    List<SigningKey> findAllByOrderByNotBeforeAscKeyIdAsc();

    Optional<SigningKey> findByKeyId(String keyId);

    /** Adds an active key; one that is already there stays as it is, so that no restart undoes a revocation. */
    @Transactional
    @Modifying
    @Query(
            value = "insert into signing_key (key_id, public_key, not_before, status)"
                    + " values (:keyId, :publicKey, :notBefore, 'ACTIVE') on conflict (key_id) do nothing",
            nativeQuery = true)
    void addIfAbsent(String keyId, byte[] publicKey, Instant notBefore);
}
