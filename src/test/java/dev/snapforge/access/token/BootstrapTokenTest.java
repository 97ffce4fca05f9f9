package dev.snapforge.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.snapforge.access.AccessMode;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.FirstToken;
import dev.snapforge.access.Scope;
import dev.snapforge.postgres.SharedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/** The first admin token, as it is made by processes that start on one database. */
class BootstrapTokenTest {

    private static final Pattern TOKEN = Pattern.compile("sf_[A-Za-z0-9_-]{43}");
    private static final int PROCESSES = 4;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final HikariDataSource database = new HikariDataSource();

    @TempDir
    private Path folder;

    private Path file;

    private ApiTokens tokens;

    @BeforeEach
    void migrate() {
        JdbcConnectionDetails details = SharedPostgres.freshDatabase();
        database.setJdbcUrl(details.getJdbcUrl());
        database.setUsername(details.getUsername());
        database.setPassword(details.getPassword());
        Flyway.configure().dataSource(database).load().migrate();
        file = folder.resolve("admin-token");
        tokens = new ApiTokens(new ApiTokenRepository(JdbcClient.create(database)), event -> {}, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isPrintedOnceByOneOfTheProcessesThatStartAtTheSameTime() throws Exception {
        CountDownLatch ready = new CountDownLatch(PROCESSES);
        ExecutorService processes = Executors.newFixedThreadPool(PROCESSES);
        try {
            List<? extends Future<?>> starts = Stream.generate(() -> start(new MockEnvironment()))
                    .limit(PROCESSES)
                    .map(process -> processes.submit(() -> {
                        ready.countDown();
                        ready.await();
                        process.afterSingletonsInstantiated();
                        return null;
                    }))
                    .toList();
            for (Future<?> start : starts) {
                start.get();
            }
        } finally {
            processes.shutdownNow();
        }

        assertThat(printed()).hasSize(1);
        assertThat(file).doesNotExist();
        assertThat(tokens.list(null, 10)).hasSize(1);
        assertThat(tokens.authenticate(printed().get(0)).principal()).isEqualTo("token:bootstrap");
        assertThat(tokens.list(null, 10).get(0).grant().scopes()).containsExactly(Scope.ADMIN);
    }

    @Test
    void isNotPrintedAgainNotEvenWhenNoAdminIsLeft() {
        start(new MockEnvironment()).afterSingletonsInstantiated();
        start(new MockEnvironment()).afterSingletonsInstantiated();
        tokens.revoke(tokens.list(null, 10).get(0).id());
        start(new MockEnvironment()).afterSingletonsInstantiated();

        assertThat(printed()).hasSize(1);
        assertThat(tokens.list(null, 10)).hasSize(1);
    }

    @Test
    void aFileIsUsedBeforeAnythingIsPrinted() {
        TokenSecret chosen = TokenSecret.generate();
        new TokenFile(file).create(chosen);

        start(new MockEnvironment()).afterSingletonsInstantiated();

        assertThat(printed()).isEmpty();
        assertThat(tokens.authenticate(chosen.text()).principal()).isEqualTo("token:bootstrap");
    }

    /** The way in again, once the printed token is lost. */
    @Test
    void aFileLetsAnAdminInWhoHasLostTheToken() {
        start(new MockEnvironment()).afterSingletonsInstantiated();
        TokenSecret chosen = TokenSecret.generate();
        new TokenFile(file).create(chosen);

        start(new MockEnvironment()).afterSingletonsInstantiated();

        assertThat(tokens.authenticate(chosen.text()).principal()).isEqualTo("token:bootstrap");
    }

    @Test
    void isInTheFileWhereProgramsReadTheConsole() {
        start(new MockEnvironment().withProperty("logging.structured.format.console", "ecs"))
                .afterSingletonsInstantiated();

        assertThat(printed()).isEmpty();
        assertThat(new TokenFile(file).read())
                .hasValueSatisfying(
                        secret -> assertThat(tokens.authenticate(secret.text()).principal())
                                .isEqualTo("token:bootstrap"));
    }

    private BootstrapToken start(Environment environment) {
        AccessSettings settings = new AccessSettings(
                Set.of(AccessMode.TOKENS), file, FirstToken.PRINT, false, Set.of(), null, null, Set.of());
        PrintStream console = new PrintStream(output, true, StandardCharsets.UTF_8);
        return new BootstrapToken(
                settings,
                new ApiTokenRepository(JdbcClient.create(database)),
                tokens,
                new PrintedToken(settings, environment, console),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                Clock.systemUTC());
    }

    private List<String> printed() {
        return TOKEN.matcher(output.toString(StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
