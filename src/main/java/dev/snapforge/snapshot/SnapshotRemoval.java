package dev.snapforge.snapshot;

import dev.snapforge.core.Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes the rows of a snapshot, with the list of the builds that made it; nothing else removes any. */
@Component
public class SnapshotRemoval {

    private final JdbcClient jdbc;

    SnapshotRemoval(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Removes it in the caller's transaction, which owns the digest and knows that nothing refers to it; its content stays. */
    public void remove(Digest digest) {
        remove("DELETE FROM snapshot_build WHERE snapshot_digest = :digest", digest);
        remove("DELETE FROM snapshot WHERE digest = :digest", digest);
    }

    private void remove(String statement, Digest digest) {
        jdbc.sql(statement).param("digest", digest.toString()).update();
    }
}
