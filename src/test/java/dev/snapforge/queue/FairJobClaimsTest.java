package dev.snapforge.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.postgres.SharedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The statement that takes jobs from the queue, on a Postgres with the service's schema. */
class FairJobClaimsTest {

    private static final String TASK = "build linux-x64/javet-v8-5.0.6";
    private static final String FOREIGN = "build linux-arm64/javet-v8-5.0.6";
    private static final int THOUSAND = 1000;

    private static final JdbcConnectionDetails DATABASE = SharedPostgres.freshDatabase();
    private static Connection connection;

    @BeforeAll
    static void migrate() throws SQLException {
        Flyway.configure()
                .dataSource(DATABASE.getJdbcUrl(), DATABASE.getUsername(), DATABASE.getPassword())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        connection = connect();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @BeforeEach
    void empty() {
        execute("TRUNCATE scheduled_tasks, queue_turn");
    }

    @Test
    void letsASecondPrincipalInBeforeTheThousandJobsOfTheFirst() {
        queue("many", THOUSAND);
        assertThat(claim(1)).containsExactly("many-1");
        queue("one", 1);
        assertThat(claim(1)).containsExactly("one-1");
        assertThat(claim(1)).containsExactly("many-2");
    }

    @Test
    void takesTurnsWhereOnlyOneJobRunsAtATime() {
        queue("many", THOUSAND);
        queue("others", THOUSAND);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            order.addAll(claim(1));
            finish(order.get(i));
        }
        assertThat(order).containsExactly("many-1", "others-1", "many-2", "others-2", "many-3", "others-3");
    }

    @Test
    void givesAFreeBuilderToWhoHasTheFewestRunning() {
        queue("slow", 10);
        assertThat(claim(3)).containsExactlyInAnyOrder("slow-1", "slow-2", "slow-3");
        queue("quick", 10);
        for (int i = 1; i <= 3; i++) {
            assertThat(claim(1)).containsExactly("quick-" + i);
        }
        finish("quick-1");
        assertThat(claim(1)).as("two of one run, and three of the other").containsExactly("quick-4");
    }

    @Test
    void spreadsTheThreadsOfOneBuilderOverPrincipals() {
        queue("a", 10);
        queue("b", 10);
        queue("c", 1);
        assertThat(claim(4)).containsExactlyInAnyOrder("a-1", "b-1", "c-1", "a-2");
    }

    @Test
    void passesOverWhatAnotherBuilderIsTakingAtTheSameMoment() throws SQLException {
        queue("a", 1);
        queue("b", 1);
        try (Connection other = connect()) {
            other.setAutoCommit(false);
            List<String> theirs = claim(other, 1);
            List<String> ours = claim(1);
            other.commit();
            assertThat(theirs).hasSize(1);
            assertThat(ours).hasSize(1).doesNotContainAnyElementsOf(theirs);
        }
    }

    @Test
    void leavesWhatItCannotDoAndWhatIsNotDue() {
        queue("a", 3);
        execute(
                "UPDATE scheduled_tasks SET task_name = 'build linux-arm64/javet-v8-5.0.6' WHERE task_instance = 'a-1'");
        execute("UPDATE scheduled_tasks SET execution_time = now() + interval '1 hour' WHERE task_instance = 'a-2'");
        assertThat(claim(5)).containsExactly("a-3");
        assertThat(claim(5)).isEmpty();
    }

    @Test
    void marksWhatItTakesByTheClockOfTheDatabase() throws SQLException {
        queue("a", 1);
        claim(1);
        try (ResultSet row = connection
                .createStatement()
                .executeQuery("SELECT picked, picked_by, version, last_heartbeat <= clock_timestamp(),"
                        + " last_heartbeat >= execution_time FROM scheduled_tasks")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).isTrue();
            assertThat(row.getString(2)).isEqualTo("test");
            assertThat(row.getLong(3)).isEqualTo(2);
            assertThat(row.getBoolean(4)).isTrue();
            assertThat(row.getBoolean(5)).isTrue();
        }
    }

    /** However much waits, for this builder or for others: a claim goes from principal to principal, and not through all by age. */
    @Test
    void findsItsJobsByTheIndexAmongTenThousand() throws SQLException {
        for (int i = 0; i < 8; i++) {
            queue("own-" + i, THOUSAND / 2);
            queue(FOREIGN, "foreign-" + i, THOUSAND * 3 / 4);
        }
        execute("ANALYZE scheduled_tasks");

        String plan;
        try (PreparedStatement explain =
                        prepared(connection, "EXPLAIN (ANALYZE, TIMING OFF) " + FairJobClaims.CLAIM, 1);
                ResultSet rows = explain.executeQuery()) {
            StringBuilder lines = new StringBuilder();
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
            plan = lines.toString();
        }

        assertThat(plan).contains("Index Scan using scheduled_tasks_waiting on scheduled_tasks");
    }

    private static void queue(String principal, int jobs) {
        queue(TASK, principal, jobs);
    }

    private static void queue(String task, String principal, int jobs) {
        execute("INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, principal)"
                + " SELECT '" + task + "', '" + principal + "-' || n, clock_timestamp() - interval '1 hour'"
                + " + n * interval '1 millisecond', false, 1, '" + principal + "' FROM generate_series(1, " + jobs
                + ") n");
    }

    private static void finish(String job) {
        execute("DELETE FROM scheduled_tasks WHERE task_instance = '" + job + "'");
    }

    private static List<String> claim(int most) {
        return claim(connection, most);
    }

    private static List<String> claim(Connection builder, int most) {
        try (PreparedStatement claim = prepared(builder, FairJobClaims.CLAIM, most)) {
            List<String> jobs = new ArrayList<>();
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    jobs.add(rows.getString("task_instance"));
                }
            }
            return jobs;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepared(Connection builder, String sql, int most) throws SQLException {
        PreparedStatement claim = builder.prepareStatement(sql);
        claim.setArray(1, builder.createArrayOf("text", new String[] {TASK}));
        claim.setString(2, "test");
        claim.setInt(3, most);
        return claim;
    }

    private static void execute(String sql) {
        try {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                Objects.requireNonNull(DATABASE.getJdbcUrl()), DATABASE.getUsername(), DATABASE.getPassword());
    }
}
