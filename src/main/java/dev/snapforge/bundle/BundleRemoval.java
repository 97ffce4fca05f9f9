package dev.snapforge.bundle;

import dev.snapforge.core.Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes the rows of a bundle, with those of its files; nothing else removes any. */
@Component
public class BundleRemoval {

    private final JdbcClient jdbc;

    BundleRemoval(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Removes it in the caller's transaction, which owns the digest and knows that nothing refers to it; its content stays. */
    public void remove(Digest digest) {
        remove("DELETE FROM bundle_file WHERE bundle_digest = :digest", digest);
        remove("DELETE FROM bundle WHERE digest = :digest", digest);
    }

    private void remove(String statement, Digest digest) {
        jdbc.sql(statement).param("digest", digest.toString()).update();
    }
}
