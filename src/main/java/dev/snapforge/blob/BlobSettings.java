package dev.snapforge.blob;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code snapforge.blob.*}.
 *
 * @param store what keeps the content
 * @param directory where the file store keeps its files; created when absent
 */
@ConfigurationProperties("snapforge.blob")
public record BlobSettings(
        @DefaultValue("files") Store store,
        @DefaultValue("data/blobs") Path directory) {

    /** The kinds of stores. */
    public enum Store {
        /** A directory, shared by all processes. */
        FILES,
        /** A bucket of S3, or of what speaks its protocol ({@link S3Settings}). */
        S3
    }
}
