package dev.snapforge.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.build.JobQueue;
import dev.snapforge.kernel.Target;
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
        queue.enqueue(job, TARGET);
        queue.remove(job, TARGET);
        assertThat(rows()).isZero();
    }

    @Test
    void leavesARowToTheBuilderThatHasTakenIt() {
        queue.enqueue(job, TARGET);
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

    private long rows() {
        return jdbc.sql("SELECT count(*) FROM scheduled_tasks WHERE task_instance = :job")
                .param("job", job.toString())
                .query(Long.class)
                .single();
    }
}
