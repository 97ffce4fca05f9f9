package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessStarterTest {

    private static final List<String> BUBBLE = List.of(
            "bwrap",
            "--unshare-all",
            "--die-with-parent",
            "--ro-bind",
            "/usr",
            "/usr",
            "--symlink",
            "usr/lib",
            "/lib",
            "--symlink",
            "usr/lib64",
            "/lib64");

    @Test
    void letsAProcessOutliveTheThreadThatAskedForIt() throws Exception {
        assumeThat(started("/usr/bin/true").waitFor())
                .as("bubblewrap works here")
                .isZero();
        FutureTask<Process> start = new FutureTask<>(() -> started("/usr/bin/sleep", "30"));
        Thread thread = new Thread(start);
        thread.start();
        Process process = start.get();
        thread.join();
        try {
            assertThat(process.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysWhyAProcessCannotBeStarted() {
        assertThatThrownBy(() -> ProcessStarter.start(new ProcessBuilder("/no/such/program")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such/program");
    }

    private static Process started(String... command) throws IOException {
        List<String> all = new java.util.ArrayList<>(BUBBLE);
        all.addAll(List.of(command));
        return ProcessStarter.start(new ProcessBuilder(all));
    }
}
