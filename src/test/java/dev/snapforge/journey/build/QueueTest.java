package dev.snapforge.journey.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builds.JobQueue;
import dev.snapforge.core.Target;
import dev.snapforge.kubernetes.Chart;
import dev.snapforge.support.WholeService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The queue of jobs beside a builder that takes them. Nothing is committed, so that the running builder sees none of it. */
@WholeService
@Transactional
class QueueTest {

    private static final Target TARGET = Target.parse("linux-x64/javet-v8-9.9.9");

    @Autowired
    private JobQueue queue;

    @Autowired
    private JdbcClient jdbc;

    private final UUID job = UUID.randomUUID();

    @Test
    void removesWhatWaits() {
        queue.enqueue(job, TARGET, "anonymous");
        queue.remove(job, TARGET);
        assertThat(rows()).isZero();
    }

    @Test
    void leavesARowToTheBuilderThatHasTakenIt() {
        queue.enqueue(job, TARGET, "anonymous");
        jdbc.sql("UPDATE scheduled_tasks SET picked = true, picked_by = 'other', last_heartbeat = now(), version = 2"
                        + " WHERE task_instance = :job")
                .param("job", job.toString())
                .update();
        queue.remove(job, TARGET);
        assertThat(rows()).isOne();
    }

    @Test
    void passesOverWhatIsGone() {
        queue.remove(job, TARGET);
        assertThat(rows()).isZero();
    }

    /** What Kubernetes scales builders by is a statement in the chart, far from the code that writes the rows. */
    @Test
    void isCountedByTheStatementsThatScaleBuilders() {
        long before = count("x64");

        queue.enqueue(job, TARGET, "anonymous");
        queue.enqueue(UUID.randomUUID(), Target.parse("linux-arm64/javet-v8-9.9.9"), "a");
        queue.enqueue(UUID.randomUUID(), Target.parse("linux-x64/javet-node-9.9.9"), "b");

        assertThat(count("x64")).isEqualTo(before + 1);
        assertThat(count("node")).isOne();
    }

    private long count(String builder) {
        return jdbc.sql(scaling(builder)).query(Long.class).single();
    }

    private static String scaling(String builder) {
        return (String) Chart.render("everything").stream()
                .filter(manifest -> manifest.toString().equals("ScaledObject demo-snapforge-builder-" + builder))
                .findFirst()
                .orElseThrow()
                .at("spec", "triggers", 0, "metadata", "query");
    }

    private long rows() {
        return jdbc.sql("SELECT count(*) FROM scheduled_tasks WHERE task_instance = :job")
                .param("job", job.toString())
                .query(Long.class)
                .single();
    }
}
