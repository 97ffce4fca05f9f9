package dev.snapforge.advisory.feed;

import dev.snapforge.core.Digest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The row of the file that was applied last. */
@Repository
class AdvisoryFileRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    AdvisoryFileRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counter and digest of a file. */
    record Applied(long counter, Digest digest) {}

    /** The file that was applied last; no other process applies one until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Applied> lock() {
        jdbc.sql("LOCK TABLE engine_advisory_file IN SHARE ROW EXCLUSIVE MODE").update();
        return jdbc.sql("SELECT counter, digest FROM engine_advisory_file")
                .query((row, index) -> new Applied(row.getLong("counter"), Digest.parse(row.getString("digest"))))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void applied(AdvisoryFile file) {
        jdbc.sql(
                        "INSERT INTO engine_advisory_file (counter, digest, applied_at) VALUES (:counter, :digest, :now)"
                                + " ON CONFLICT (only_one) DO UPDATE SET counter = :counter, digest = :digest, applied_at = :now")
                .param("counter", file.counter())
                .param("digest", file.digest().toString())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
