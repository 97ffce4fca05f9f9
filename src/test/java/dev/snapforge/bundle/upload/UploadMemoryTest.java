package dev.snapforge.bundle.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.bundle.UploadLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.unit.DataSize;

/** How many sources may be in memory. */
class UploadMemoryTest {

    private static final UploadLimits LIMITS = new UploadLimits(8 << 20, 10, 20, 50);

    private final UploadMemory memory = new UploadMemory(
            new SpoolSettings(
                    Path.of("unused"), DataSize.ofKilobytes(1), DataSize.ofMegabytes(4), Duration.ofMillis(1)),
            LIMITS);

    @Test
    void isSharedByWhatIsInWork() {
        UploadMemory.Share first = memory.take(List.of(part("a.js", 2 << 20)));
        UploadMemory.Share second = memory.take(List.of(part("b.js", 1 << 20), part("c.js", 900_000)));
        assertThatThrownBy(() -> memory.take(List.of(part("d.js", 1 << 20)))).isInstanceOf(UploadsBusyException.class);
        memory.take(List.of(part("small.js", 10_000))).close();

        second.close();

        memory.take(List.of(part("d.js", 1 << 20))).close();
        first.close();
        assertThat(memory.taken()).isZero();
    }

    @Test
    void isTakenByWhatArchivesMayExpandTo() {
        UploadMemory.Share archive = memory.take(List.of(part("a.zip", 40_000)));
        assertThat(memory.taken()).isBetween(3e6, 3.2e6);
        assertThatThrownBy(() -> memory.take(List.of(part("b.js", 2 << 20)))).isInstanceOf(UploadsBusyException.class);
        archive.close();
    }

    @Test
    void isEnoughForOneUploadOfAnySize() {
        memory.take(List.of(part("large.js", 8 << 20))).close();
        memory.take(List.of(part("bomb.zip", 8 << 20))).close();
        assertThat(memory.taken()).isZero();
    }

    private static UploadPart part(String name, long size) {
        return new UploadPart(name, new ByteArrayResource(new byte[0]), size);
    }
}
