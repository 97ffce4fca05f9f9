package dev.snapforge.proven;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.ReportJson;
import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.measurement.MeasurementResult;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.verify.Dsse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What an attempt says of its work, as the text that its key has signed. One that is read back is only what somebody wrote into the
 * table, until {@link #openedBy} has found it genuine.
 *
 * @param job which job's row it is
 * @param attempt which attempt's
 * @param statement JSON
 * @param proof 64 bytes, Ed25519
 */
// The array is only passed through; nobody compares these.
@SuppressWarnings("ArrayRecordComponent")
public record SealedWork(UUID job, int attempt, String statement, byte[] proof) {

    /** Keeps what attempts sign apart from all else that is ever signed. */
    private static final String TYPE = "application/vnd.snapforge.proven-work+json";

    /** Seals what an attempt says with its key. */
    public static SealedWork of(ProvenWork work, AttemptKey key) {
        String statement = ReportJson.write(Statement.of(work));
        return new SealedWork(work.job(), work.attempt(), statement, key.sign(message(statement)));
    }

    /**
     * What it says, if the attempt's key has signed it, and if it is about the attempt in whose row it was found.
     *
     * @param publicKey 32 bytes, as the claim of the attempt named it
     */
    public Optional<ProvenWork> openedBy(byte[] publicKey) {
        if (!AttemptKey.signed(publicKey, message(statement), proof)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(ReportJson.read(statement, Statement.class))
                    .flatMap(Statement::work)
                    .filter(it -> it.job().equals(job) && it.attempt() == attempt);
        } catch (JacksonException | MalformedValueException e) {
            // Signed, and no statement: a builder that was taken over can sign anything.
            return Optional.empty();
        }
    }

    private static byte[] message(String statement) {
        return Dsse.pae(TYPE, statement.getBytes(StandardCharsets.UTF_8));
    }

    /** The form in which it is signed. Everything but metrics and capabilities must be there, and one that is read may lack anything. */
    private record Statement(
            @Nullable UUID job,
            int attempt,
            @Nullable String container,
            long size,
            @Nullable List<Finding> findings,
            @Nullable SnapshotMetrics metrics,
            @Nullable String log,
            @Nullable List<String> capabilities) {

        static Statement of(ProvenWork work) {
            return new Statement(
                    work.job(),
                    work.attempt(),
                    work.container().toString(),
                    work.size(),
                    work.findings(),
                    work.metrics(),
                    work.log(),
                    work.capabilities());
        }

        Optional<ProvenWork> work() {
            if (job == null
                    || container == null
                    || findings == null
                    || log == null
                    || !new MeasurementResult(metrics, findings).sound()) {
                return Optional.empty();
            }
            List<Finding> noticed = findings.stream().filter(Objects::nonNull).toList();
            // A builder of an older version says nothing of them.
            List<String> found = capabilities == null
                    ? List.of()
                    : capabilities.stream().filter(Objects::nonNull).toList();
            return Optional.of(
                    new ProvenWork(job, attempt, Digest.parse(container), size, noticed, metrics, log, found));
        }
    }
}
