package dev.snapforge.postgres;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded Postgres; without effect where {@code spring.datasource.url} names another one.
 *
 * @param directory folder that holds the data ({@code postgres}) and the unpacked programs ({@code pgbin})
 * @param startTimeout how long Postgres may take to answer after a start, recovery included
 */
@ConfigurationProperties("snapforge.postgres")
record PostgresSettings(
        @DefaultValue("data") Path directory,
        @DefaultValue("60s") Duration startTimeout) {}
