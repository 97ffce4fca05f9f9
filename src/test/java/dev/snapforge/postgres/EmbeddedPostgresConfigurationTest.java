package dev.snapforge.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class))
            .withUserConfiguration(Settings.class, EmbeddedPostgresConfiguration.class);

    @Test
    void runsWhereNoOtherDatabaseIsNamed(@TempDir Path directory) {
        context.withPropertyValues("snapforge.postgres.directory=" + directory)
                .run(it -> assertThat(it.getBean(JdbcClient.class)
                                .sql("SHOW data_directory")
                                .query(String.class)
                                .single())
                        .endsWith("/postgres"));
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void staysAwayWhereAnotherDatabaseIsNamed() {
        context.withPropertyValues("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/other")
                .run(it -> assertThat(it).doesNotHaveBean(EmbeddedServer.class));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PostgresSettings.class)
    static class Settings {}
}
