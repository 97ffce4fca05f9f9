package dev.snapforge.builds;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes the rows of builds that ended, with those of their jobs and events; nothing else removes any. */
@Component
public class BuildRemoval {

    private final JdbcClient jdbc;

    BuildRemoval(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Removes these builds in the caller's transaction, which has locked their rows and knows that nothing refers to them. */
    public void remove(List<UUID> builds) {
        remove("DELETE FROM job_event WHERE build_id IN (:builds)", builds);
        remove("DELETE FROM build_job WHERE build_id IN (:builds)", builds);
        remove("DELETE FROM build WHERE id IN (:builds)", builds);
    }

    private void remove(String statement, List<UUID> builds) {
        jdbc.sql(statement).param("builds", builds).update();
    }
}
