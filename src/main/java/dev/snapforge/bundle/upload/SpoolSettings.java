package dev.snapforge.bundle.upload;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code snapforge.upload.*}: where uploads are while they come in, and how much of them is in memory.
 *
 * @param directory of files of uploads that are coming in; several processes may share it
 * @param spoolAbove how much of a script, or of a part of a form, is kept in memory before the rest has come
 * @param memory how many bytes of sources all uploads together may have in memory while they are checked and stored; at least one
 *     upload may always, however large
 * @param memoryWait how long an upload that has come in waits for others to give memory back
 */
@ConfigurationProperties("snapforge.upload")
record SpoolSettings(
        @DefaultValue("data/uploads") Path directory,
        @DefaultValue("1KB") DataSize spoolAbove,
        @DefaultValue("128MB") DataSize memory,
        @DefaultValue("30s") Duration memoryWait) {

    SpoolSettings {
        Assert.isTrue(
                spoolAbove.toBytes() >= 0 && spoolAbove.toBytes() <= 1 << 20,
                "snapforge.upload.spool-above must be at most 1MB");
        Assert.isTrue(memory.toKilobytes() > 0, "snapforge.upload.memory must be at least 1KB");
    }
}
