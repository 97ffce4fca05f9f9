package dev.snapforge.snapshot;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Rows of {@code snapshot} and {@code snapshot_build}. */
interface SnapshotRepository extends Repository<SnapshotRow, String> {

    Optional<SnapshotRow> findById(String digest);

    /** Adds a row from a JSON object whose members are the columns, unless the digest is there; gives the number of rows added. */
    @Modifying
    @Query(nativeQuery = true, value = """
                    insert into snapshot (digest, size, blob_digest, blob_size, blob_offset, os, arch, engine,
                        engine_version, native_library, icu_data, v8_version, v8_flags, features, requires, prelude,
                        bundle_digest, spec_digest, findings, signature, key_id, attestation, created_at)
                    select digest, size, blob_digest, blob_size, blob_offset, os, arch, engine,
                        engine_version, native_library, icu_data, v8_version, v8_flags, features, requires, prelude,
                        bundle_digest, spec_digest, cast(:findings as jsonb), :signature, key_id, :attestation, :createdAt
                    from jsonb_populate_record(cast(null as snapshot), cast(:columns as jsonb))
                    on conflict (digest) do nothing
                    """)
    int insertIfAbsent(String columns, String findings, byte[] signature, String attestation, Instant createdAt);

    /** Notes what a snapshot offers and needs, a JSON array, if that was not known when it was published. */
    @Modifying
    @Query(nativeQuery = true, value = """
                    update snapshot set capabilities = cast(:capabilities as jsonb)
                    where digest = :digest and capabilities is null
                    """)
    void describeIfUnknown(String digest, String capabilities);

    /** Puts proofs by a key in use in the place of those by a key that was revoked; others stay. */
    @Modifying
    @Query(nativeQuery = true, value = """
                    update snapshot s set signature = :signature, key_id = :keyId, attestation = :attestation
                    where s.digest = :digest and s.status = 'ACTIVE'
                      and exists (select 1 from signing_key k where k.key_id = s.key_id and k.status = 'REVOKED')
                      and exists (select 1 from signing_key k where k.key_id = :keyId and k.status = 'ACTIVE')
                    """)
    void signAnew(String digest, byte[] signature, String keyId, String attestation);

    /**
     * Keeps figures where there are none yet, or only the promise or the failure of some; gives the number of rows that have them from now on.
     *
     * @param statement the envelope in which they are signed, or null
     */
    // Whoever asks in the same transaction whether it waits for figures must not get the row as it was read before.
    @Modifying(clearAutomatically = true)
    @Query(nativeQuery = true, value = """
                    update snapshot set metrics = cast(:metrics as jsonb), metrics_statement = cast(:statement as text)
                    where digest = :digest and (metrics is null or metrics->>'state' in ('PENDING', 'FAILED'))
                    """)
    int measureIfUnmeasured(String digest, @Nullable String metrics, @Nullable String statement);

    /** The envelope in which the metrics are signed, if there is one. */
    @Query(
            nativeQuery = true,
            value = "select metrics_statement from snapshot where digest = :digest and metrics_statement is not null")
    Optional<String> metricsStatement(String digest);

    /** Adds findings, a JSON array. */
    @Modifying
    @Query(
            nativeQuery = true,
            value = "update snapshot set findings = findings || cast(:findings as jsonb) where digest = :digest")
    void remark(String digest, String findings);

    /** Notes that a rebuild gave the same bytes, unless another one gave others. */
    @Modifying
    @Query(
            nativeQuery = true,
            value = "update snapshot set reproducible = true where digest = :digest and reproducible is null")
    void reproduced(String digest);

    /** Notes that a rebuild gave other bytes. */
    @Modifying
    @Query(nativeQuery = true, value = "update snapshot set reproducible = false where digest = :digest")
    void differed(String digest);

    @Modifying
    @Query(nativeQuery = true, value = """
                    insert into snapshot_build (snapshot_digest, build_id, job_id, name, version, principal, created_at,
                        attestation, key_id, layers, base)
                    values (:digest, :build, :job, cast(:name as text), cast(:version as text), :principal, :createdAt,
                        :attestation, :keyId, cast(:layers as text), cast(:base as text))
                    on conflict (snapshot_digest, job_id) do nothing
                    """)
    void linkIfAbsent(
            String digest,
            UUID build,
            UUID job,
            @Nullable String name,
            @Nullable String version,
            String principal,
            Instant createdAt,
            String attestation,
            String keyId,
            @Nullable String layers,
            @Nullable String base);

    /** Notes on the links of two builds, the original and its rebuild, what the rebuild gave; other bytes have the last word. */
    @Modifying
    @Query(nativeQuery = true, value = """
                    update snapshot_build set reproducible = :same
                    where snapshot_digest in (:digests) and build_id in (:builds) and (not :same or reproducible is null)
                    """)
    void rebuilt(Collection<String> digests, Collection<UUID> builds, boolean same);

    /** The attestation of the first build within reach that has one by a key that was not revoked. */
    @Query(nativeQuery = true, value = """
                    select b.attestation from snapshot_build b join signing_key k on k.key_id = b.key_id
                    where b.snapshot_digest = :digest and k.status <> 'REVOKED'
                      and (b.name ~ :reach or (b.name is null and b.principal = :principal))
                    order by b.created_at, b.job_id limit 1
                    """)
    Optional<String> attestationWithin(String digest, String reach, String principal);

    /** The same of the first build whose attestation names a repository as its source; without a reach, of any build. */
    @Query(nativeQuery = true, value = """
                    select b.attestation from snapshot_build b join signing_key k on k.key_id = b.key_id
                    where b.snapshot_digest = :digest and k.status <> 'REVOKED'
                      and (cast(:reach as text) is null or b.name ~ cast(:reach as text)
                        or (b.name is null and b.principal = :principal))
                      and cast(convert_from(decode(cast(b.attestation as json) ->> 'payload', 'base64'), 'UTF8') as json)
                        #>> cast('{predicate,buildDefinition,externalParameters,source,repository}' as text[]) = :repository
                    order by b.created_at, b.job_id limit 1
                    """)
    Optional<String> attestationFrom(String digest, @Nullable String reach, String principal, String repository);

    /** Whether one of the names that stand for a snapshot is within reach. */
    @Query(nativeQuery = true, value = """
                    select exists (select 1 from snapshot_build b where b.snapshot_digest = :digest
                        and (b.name ~ :reach or (b.name is null and b.principal = :principal)))
                    """)
    boolean reached(String digest, String reach, String principal);

    /** Revokes an active snapshot; 0 rows where it is not there or not active. */
    @Modifying(clearAutomatically = true)
    @Query(nativeQuery = true, value = """
                    update snapshot set status = 'REVOKED', revoke_reason = :reason, revoked_at = :now
                    where digest = :digest and status = 'ACTIVE'
                    """)
    int revoke(String digest, String reason, Instant now);

    /** What filters of a list mean. */
    String FILTERS = """
            (cast(:engine as text) is null or s.engine = :engine)
              and (cast(:os as text) is null or s.os = :os)
              and (cast(:arch as text) is null or s.arch = :arch)
              and (cast(:v8Version as text) is null or s.v8_version = :v8Version)
              and (cast(:feature as text) is null or s.features @> to_jsonb(cast(:feature as text)))
            """;

    /** All snapshots, by when they were published first. */
    @Query(nativeQuery = true, value = "select s.* from snapshot s where " + FILTERS + """
                      and (cast(:name as text) is null or exists (
                          select 1 from snapshot_build b where b.snapshot_digest = s.digest and b.name = :name))
                      and (cast(:base as text) is null or exists (
                          select 1 from snapshot_build b where b.snapshot_digest = s.digest and b.base = :base))
                      and (s.created_at, s.digest) < (:beforeTime, :beforeDigest)
                    order by s.created_at desc, s.digest desc
                    limit :limit
                    """)
    List<SnapshotRow> list(
            @Nullable String engine,
            @Nullable String os,
            @Nullable String arch,
            @Nullable String v8Version,
            @Nullable String feature,
            @Nullable String name,
            @Nullable String base,
            Instant beforeTime,
            String beforeDigest,
            int limit);

    /** Those within reach, by when a build within reach published them first. */
    @Query(nativeQuery = true, value = """
                    select s.* from snapshot s join (
                        select b.snapshot_digest, min(b.created_at) as since,
                            bool_or(b.name = cast(:name as text)) as named, bool_or(b.base = cast(:base as text)) as standing
                        from snapshot_build b
                        where b.name ~ :reach or (b.name is null and b.principal = :principal)
                        group by b.snapshot_digest) own on own.snapshot_digest = s.digest
                    where\s""" + FILTERS + """
                      and (cast(:name as text) is null or own.named)
                      and (cast(:base as text) is null or own.standing)
                      and (own.since, s.digest) < (:beforeTime, :beforeDigest)
                    order by own.since desc, s.digest desc
                    limit :limit
                    """)
    List<SnapshotRow> listWithin(
            @Nullable String engine,
            @Nullable String os,
            @Nullable String arch,
            @Nullable String v8Version,
            @Nullable String feature,
            @Nullable String name,
            @Nullable String base,
            String reach,
            String principal,
            Instant beforeTime,
            String beforeDigest,
            int limit);

    @Query(nativeQuery = true, value = """
                    select snapshot_digest as snapshot, cast(build_id as text) as build, cast(extract(epoch from min(created_at)) * 1000000 as bigint) as since,
                        bool_and(reproducible) as reproducible, min(layers) as layers
                    from snapshot_build
                    where snapshot_digest in (:digests)
                      and (cast(:reach as text) is null or name ~ :reach or (name is null and principal = :principal))
                    group by snapshot_digest, build_id order by min(created_at), build_id
                    """)
    List<BuildLink> buildsOf(Collection<String> digests, @Nullable String reach, String principal);

    /** A snapshot, and a build that led to it. */
    interface BuildLink {

        String getSnapshot();

        String getBuild();

        /** Microseconds since 1970. */
        long getSince();

        @Nullable
        Boolean getReproducible();

        /** What it stands on by that build, as JSON. */
        @Nullable
        String getLayers();
    }
}
