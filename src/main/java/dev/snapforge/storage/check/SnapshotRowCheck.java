package dev.snapforge.storage.check;

import static dev.snapforge.storage.check.StorageFindingCode.SIGNATURE_WRONG;
import static dev.snapforge.storage.check.StorageFindingCode.SNAPSHOT_DIFFERS;

import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.observe.VerificationFailureCounter;
import dev.snapforge.storage.content.ReferencedKeys;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.VerificationException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares a snapshot's row with its container: the signature, what the row repeats of what was signed, and the statements. */
@Component
class SnapshotRowCheck {

    private final JdbcClient jdbc;
    private final ReferencedKeys keys;
    private final StatementCheck statements;
    private final VerificationFailureCounter failures;
    private final Clock clock;

    SnapshotRowCheck(
            JdbcClient jdbc,
            ReferencedKeys keys,
            StatementCheck statements,
            VerificationFailureCounter failures,
            Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.statements = statements;
        this.failures = failures;
        this.clock = clock;
    }

    // The array is only passed through; nobody compares rows.
    @SuppressWarnings("ArrayRecordComponent")
    private record Row(
            byte[] signature,
            String keyId,
            String os,
            String arch,
            String engine,
            String v8Version,
            @Nullable String icuData,
            String rest) {}

    /** The first thing that is wrong with the row, and all that is wrong with statements; none where there is no row any more. */
    List<StorageFinding> check(Digest digest, byte[] container) {
        List<StorageFinding> found = new ArrayList<>(statements.check(digest));
        row(digest).flatMap(row -> check(digest, container, row)).ifPresent(found::add);
        return found;
    }

    private Optional<Row> row(Digest digest) {
        return jdbc.sql("SELECT * FROM snapshot WHERE digest = :digest")
                .param("digest", digest.toString())
                .query((row, index) -> row(row))
                .optional();
    }

    private Optional<StorageFinding> check(Digest digest, byte[] container, Row row) {
        try {
            SnapshotMetadata signed = new SnapshotVerifier(keys.of(row.keyId()), clock)
                    .verify(container, row.signature(), row.keyId(), expectation(digest, row))
                    .metadata();
            String right = rest(
                    signed.bundle(),
                    signed.spec(),
                    signed.blob(),
                    signed.blobSize(),
                    container.length - signed.blobSize());
            return right.equals(row.rest())
                    ? Optional.empty()
                    : Optional.of(differs(digest, "The row describes another snapshot.", right, row.rest()));
        } catch (VerificationException e) {
            failures.note(e);
            return Optional.of(
                    e.code().equals("bad-signature")
                            ? StorageFinding.of(
                                    SIGNATURE_WRONG,
                                    digest,
                                    "The signature in the row was not made over this container.",
                                    "an Ed25519 signature by key " + row.keyId(),
                                    row.signature().length + " bytes that are not")
                            : differs(digest, String.valueOf(e.getMessage()), e.found(), e.expected()));
        } catch (SnapforgeException e) {
            return Optional.of(differs(digest, String.valueOf(e.getMessage()), e.expected(), e.found()));
        }
    }

    private static RuntimeRequirements expectation(Digest digest, Row row) {
        return new RuntimeRequirements(
                digest,
                new Platform(row.os(), row.arch()),
                EngineId.parse(row.engine()),
                row.v8Version(),
                row.icuData() == null ? null : Digest.parse(row.icuData()));
    }

    private static StorageFinding differs(
            Digest digest, String detail, @Nullable String inContainer, @Nullable String inRow) {
        return StorageFinding.of(SNAPSHOT_DIFFERS, digest, detail, inContainer, inRow);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getBytes("signature"),
                row.getString("key_id"),
                row.getString("os"),
                row.getString("arch"),
                row.getString("engine"),
                row.getString("v8_version"),
                row.getString("icu_data"),
                rest(
                        row.getString("bundle_digest"),
                        row.getString("spec_digest"),
                        row.getString("blob_digest"),
                        row.getLong("blob_size"),
                        row.getLong("blob_offset")));
    }

    private static String rest(Object bundle, Object spec, Object blob, long size, long offset) {
        return "bundle %s, spec %s, blob %s of %d bytes at %d".formatted(bundle, spec, blob, size, offset);
    }
}
