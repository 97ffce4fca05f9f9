package dev.snapforge.blob;

import dev.snapforge.kernel.Digest;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps content from being removed while somebody is about to rely on it. Whoever adds a row that names content holds that content
 * from before it is put until the row is committed; whoever removes content does it alone, and looks for rows once more when it
 * is. So one of the two always sees what the other one did, and there is never a row without its content.
 *
 * <p>The locks are Postgres' advisory ones (section 13.3.5 of its manual): they reach every process, end with the transaction, and
 * survive no process. There are {@value #SHARDS} of them for all content, since a bundle has hundreds of files and Postgres keeps all
 * locks in a table of fixed size.
 */
@Component
public class BlobLocks {

    private static final int SHARDS = 64;
    private static final int FIRST_BYTES = 256;
    private static final int HEX = 16;

    /** Tells these locks from other advisory ones of the database: "SNAP" in ASCII. */
    private static final int NAMESPACE = 0x534E4150;

    private final JdbcClient jdbc;

    BlobLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds content until the caller's transaction ends; waits for a removal that is under way. Any number may hold the same. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<Digest> content) {
        // Whoever owns a shard waits for nothing, so any order would do; one order is easier to follow in pg_locks.
        content.stream()
                .map(BlobLocks::shardOf)
                .distinct()
                .sorted()
                .forEach(shard -> jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock_shared(:namespace, :shard)")
                        .param("namespace", NAMESPACE)
                        .param("shard", shard)
                        .query(Integer.class)
                        .single());
    }

    /**
     * Makes the caller's transaction the only one that may rely on this content, and on other content of the same shard, until it
     * ends.
     *
     * @return false, at once, where somebody holds it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean tryToOwn(Digest content) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(:namespace, :shard)")
                .param("namespace", NAMESPACE)
                .param("shard", shardOf(content))
                .query(Boolean.class)
                .single();
    }

    /**
     * Makes sure that what the caller's transaction holds is still its own.
     *
     * @throws org.springframework.dao.DataAccessException if the database, and with it every lock, was lost meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireHeld() {
        jdbc.sql("SELECT 1").query(Integer.class).single();
    }

    /** The shard of some content, from 0; contents that follow each other in the order of their digests mostly share one. */
    public static int shardOf(Digest content) {
        return Integer.parseInt(content.hex().substring(0, 2), HEX) * SHARDS / FIRST_BYTES;
    }
}
