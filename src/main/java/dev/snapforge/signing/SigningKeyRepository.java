package dev.snapforge.signing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code signing_key}. */
interface SigningKeyRepository extends Repository<SigningKeyRow, String> {

    List<SigningKeyRow> findAllByOrderByNotBeforeAscKeyIdAsc();

    Optional<SigningKeyRow> findByKeyId(String keyId);

    /** Adds an active key; one that is already there stays as it is, so that no restart undoes a revocation. */
    @Transactional
    @Modifying
    @Query(
            value = "insert into signing_key (key_id, public_key, not_before, status)"
                    + " values (:keyId, :publicKey, :notBefore, 'ACTIVE') on conflict (key_id) do nothing",
            nativeQuery = true)
    void addIfAbsent(String keyId, byte[] publicKey, Instant notBefore);

    /** ACTIVE becomes RETIRED; gives the number of rows changed. */
    @Transactional
    @Modifying(clearAutomatically = true)
    @Query(
            value = "update signing_key set status = 'RETIRED', reason = :reason, changed_at = :at"
                    + " where key_id = :keyId and status = 'ACTIVE'",
            nativeQuery = true)
    int retire(String keyId, String reason, Instant at);

    /** ACTIVE or RETIRED becomes REVOKED; gives the number of rows changed. */
    @Transactional
    @Modifying(clearAutomatically = true)
    @Query(
            value = "update signing_key set status = 'REVOKED', reason = :reason, changed_at = :at"
                    + " where key_id = :keyId and status <> 'REVOKED'",
            nativeQuery = true)
    int revoke(String keyId, String reason, Instant at);

    /** Keeps one key's word for another; the first one stays. */
    @Transactional
    @Modifying
    @Query(
            value = "insert into key_endorsement (key_id, endorsed_by, statement, issued_at)"
                    + " values (:keyId, :endorsedBy, :statement, :at) on conflict (key_id, endorsed_by) do nothing",
            nativeQuery = true)
    void endorseIfAbsent(String keyId, String endorsedBy, String statement, Instant at);

    /** The envelopes in which keys vouch for others, oldest first; none by or for a key that was revoked. */
    @Query(
            value = "select e.statement from key_endorsement e join signing_key k on k.key_id = e.key_id"
                    + " join signing_key b on b.key_id = e.endorsed_by"
                    + " where k.status <> 'REVOKED' and b.status <> 'REVOKED' order by e.issued_at, e.key_id",
            nativeQuery = true)
    List<String> findEndorsements();
}
