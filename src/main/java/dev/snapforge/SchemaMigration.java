package dev.snapforge;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The role {@code migrate}: brings the schema of {@code spring.datasource.url} to this version and ends. It needs neither a key
 * nor a blob store nor engines, so only this step has to know a user of the database that may change tables. Any number of
 * processes may do it at once: Flyway holds an advisory lock, and who comes second finds nothing left to do.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(SchemaMigration.ROLE)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
class SchemaMigration {

    static final String ROLE = "snapforge.role.migrate";

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);

    private final String version;

    /**
     * @param migrated has migrated by the time it is given; with {@code spring.flyway.enabled=false} there is none, which ends
     *     the process with an error
     */
    SchemaMigration(FlywayMigrationInitializer migrated, Flyway flyway) {
        MigrationInfo current = flyway.info().current();
        version = current == null ? "none" : String.valueOf(current.getVersion());
        LOG.info("The schema is at version {}.", version);
    }

    String version() {
        return version;
    }

    static boolean isRoleOf(Environment environment) {
        return environment.getProperty(ROLE, Boolean.class, false);
    }

    /** Whoever migrates answers no requests. */
    static final class WithoutWebServer implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            if (isRoleOf(event.getEnvironment())) {
                event.getSpringApplication().setWebApplicationType(WebApplicationType.NONE);
            }
        }
    }
}
