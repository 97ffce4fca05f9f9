package dev.snapforge.blob;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code snapforge.blob.*}.
 *
 * @param directory where the file store keeps its files; created when absent
 */
@ConfigurationProperties("snapforge.blob")
public record BlobSettings(@DefaultValue("data/blobs") Path directory) {}
