package dev.snapforge.snapshot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** How long a client may take for a download. */
class PacedOutputTest {

    private static final byte[] MEGABYTE = new byte[1 << 20];

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final DownloadSettings settings = new DownloadSettings(
            DataSize.ofMegabytes(1),
            false,
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            DataSize.ofKilobytes(64),
            1,
            null);

    @Test
    void isEnoughForAClientThatReadsAtTheRate() throws IOException {
        try (PacedOutput out = to(Duration.ofMillis(15_600).toNanos() / MEGABYTE.length)) {
            for (int i = 0; i < 8; i++) {
                out.write(MEGABYTE);
            }
            out.write(1);
        }
        assertThat(received.size()).isEqualTo(8 * MEGABYTE.length + 1);
    }

    @Test
    void endsForOneThatIsSlower() throws IOException {
        try (PacedOutput out = to(Duration.ofSeconds(32).toNanos() / MEGABYTE.length)) {
            assertThatThrownBy(() -> out.write(MEGABYTE)).isInstanceOf(PacedOutput.SlowReaderException.class);
        }
        // After 10 s and as long again as it should have taken; it is looked at after each piece of 32 KiB.
        assertThat(received.size()).isBetween(600_000, 760_000);
    }

    private PacedOutput to(long nanosPerByte) {
        OutputStream client = new FilterOutputStream(received) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                nanos.addAndGet(length * nanosPerByte);
                received.write(bytes, offset, length);
            }
        };
        return new PacedOutput(client, settings, nanos::get);
    }
}
