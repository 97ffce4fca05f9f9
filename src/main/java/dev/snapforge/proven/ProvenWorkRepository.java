package dev.snapforge.proven;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of {@code proven_work}: builders add them, and never change one; signers take them away. */
@Repository
public class ProvenWorkRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProvenWorkRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds what an attempt has left, in the transaction in which its builder hands the job over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(ProvenWork work, SealedWork seal) {
        jdbc.sql("INSERT INTO proven_work (job_id, attempt, container, size, statement, proof, created_at)"
                        + " VALUES (:job, :attempt, :container, :size, :statement, :proof, :now)")
                .param("job", work.job())
                .param("attempt", work.attempt())
                .param("container", work.container().toString())
                .param("size", work.size())
                .param("statement", seal.statement())
                .param("proof", seal.proof())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What an attempt has left. */
    public Optional<SealedWork> find(UUID job, int attempt) {
        return jdbc
                .sql(
                        "SELECT job_id, attempt, statement, proof FROM proven_work WHERE job_id = :job AND attempt = :attempt")
                .param("job", job)
                .param("attempt", attempt)
                .query((row, index) -> row(row))
                .list()
                .stream()
                .findFirst();
    }

    /**
     * Notes that a signer begins with what an attempt has left.
     *
     * @return how often one has begun and not {@link #ended}, this time included; 0 if there is nothing
     */
    public int begin(UUID job, int attempt) {
        return jdbc.sql(
                        "UPDATE proven_work SET begun = begun + 1 WHERE job_id = :job AND attempt = :attempt RETURNING begun")
                .param("job", job)
                .param("attempt", attempt)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Notes that a signer has ended, and could not decide now. */
    public void ended(UUID job) {
        jdbc.sql("UPDATE proven_work SET begun = 0 WHERE job_id = :job")
                .param("job", job)
                .update();
    }

    /** Forgets what all attempts at a job have left. */
    public void remove(UUID job) {
        jdbc.sql("DELETE FROM proven_work WHERE job_id = :job")
                .param("job", job)
                .update();
    }

    private static SealedWork row(ResultSet row) throws SQLException {
        return new SealedWork(
                row.getObject("job_id", UUID.class),
                row.getInt("attempt"),
                row.getString("statement"),
                row.getBytes("proof"));
    }
}
