package dev.snapforge.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JobLogTest {

    @Test
    void cutsBetweenCharacters() {
        for (String shift : new String[] {"", "a", "ab", "abc"}) {
            String log = JobLog.fit(shift + "😀".repeat(JobLog.MAX_BYTES / 4));
            assertThat(log.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(JobLog.MAX_BYTES);
            assertThat(log).doesNotContain("\uFFFD");
        }
    }

    @Test
    void saysThatItWasCut() {
        assertThat(JobLog.fit("x".repeat(JobLog.MAX_BYTES + 1))).endsWith("only its first 256 KiB are kept.]\n");
        assertThat(JobLog.fit("x".repeat(JobLog.MAX_BYTES))).hasSize(JobLog.MAX_BYTES);
    }
}
