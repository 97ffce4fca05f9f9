package dev.snapforge.bundle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code snapforge.bundle.*}: how much an upload may hold.
 *
 * @param maxSize most bytes of all sources together, counted after expansion; an archive may not be larger either
 * @param maxFiles most scripts in a bundle
 * @param maxEntries most entries in an archive, whether they are used or not
 * @param maxExpansionRatio how many bytes may come out of one byte of an archive; not applied to the first megabyte
 */
@ConfigurationProperties("snapforge.bundle")
public record BundleSettings(
        @DefaultValue("64MB") DataSize maxSize,
        @DefaultValue("500") int maxFiles,
        @DefaultValue("5000") int maxEntries,
        @DefaultValue("200") int maxExpansionRatio) {

    public BundleSettings {
        Assert.isTrue(
                maxSize.toBytes() > 0 && maxSize.toBytes() < Integer.MAX_VALUE,
                "snapforge.bundle.max-size must be more than 0 and less than 2GB");
        Assert.isTrue(maxFiles > 0, "snapforge.bundle.max-files must be at least 1");
        Assert.isTrue(
                maxEntries > maxFiles, "snapforge.bundle.max-entries must be more than snapforge.bundle.max-files");
        Assert.isTrue(maxExpansionRatio > 0, "snapforge.bundle.max-expansion-ratio must be at least 1");
    }

    public UploadLimits limits() {
        return new UploadLimits(maxSize.toBytes(), maxFiles, maxEntries, maxExpansionRatio);
    }
}
