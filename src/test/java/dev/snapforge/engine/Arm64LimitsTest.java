package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSettings.EngineLimits;
import dev.snapforge.engine.EngineTermination.Cause;
import dev.snapforge.engine.isolation.IsolationPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** An imitated processor does not loosen the limits: they hold for qemu's process, in which the engine's memory lies. */
@Tag("arm64")
class Arm64LimitsTest {

    private static LocalEngines local;

    @BeforeAll
    static void probe(@TempDir Path work) throws IOException {
        Arm64Engines.assumeMachineCanRunThem();
        local = engines(work, Duration.ofSeconds(60), Duration.ofSeconds(60));
    }

    @AfterAll
    static void end() {
        if (local != null) {
            local.close();
        }
    }

    @Test
    void runsInTheSandboxThatOthersRunIn() throws IOException {
        EngineProbeResult facts = local.engines().all().iterator().next().facts();

        assertThat(facts.emulated()).isEqualTo(Arm64Engines.emulated());
        assertThat(facts.isolation()).isEqualTo("bwrap");
        assertThat(facts.deferred()).contains("WebAssembly", "Error.stackTraceLimit");
    }

    @Test
    void endsAnEndlessLoop(@TempDir Path work) throws IOException {
        try (LocalEngines hasty = engines(work, Duration.ofSeconds(8), Duration.ofSeconds(60))) {
            assertThat(hasty.create(Arm64Engines.CURRENT, "for (;;) {}"))
                    .isInstanceOfSatisfying(
                            EngineTermination.class,
                            death -> assertThat(death.cause()).isEqualTo(Cause.TIME_LIMIT));
        }
    }

    @Test
    void endsWhatUsesTooMuchProcessorTime(@TempDir Path work) throws IOException {
        try (LocalEngines hasty = engines(work, Duration.ofSeconds(60), Duration.ofSeconds(2))) {
            assertThat(hasty.create(Arm64Engines.CURRENT, "for (;;) {}"))
                    .isInstanceOfSatisfying(
                            EngineTermination.class,
                            death -> assertThat(death.cause()).isEqualTo(Cause.CPU_LIMIT));
        }
    }

    @Test
    void endsWhatFillsTheHeap() {
        assertThat(local.create(Arm64Engines.CURRENT, "const a = []; for (;;) a.push(new Array(1e5).fill(1.5));"))
                .isInstanceOfSatisfying(
                        EngineTermination.class,
                        death -> assertThat(death.cause()).isEqualTo(Cause.HEAP_LIMIT));
    }

    @Test
    void endsWhatGrowsOutsideTheHeap() {
        assertThat(local.create(
                        Arm64Engines.CURRENT,
                        "const k = []; for (;;) { const b = new Uint8Array(1 << 24); b.fill(1); k.push(b); }"))
                .isInstanceOfSatisfying(
                        EngineTermination.class,
                        death -> assertThat(death.cause()).isEqualTo(Cause.MEMORY_LIMIT));
    }

    @Test
    void tellsWhyV8EndedTheProcess() {
        assertThat(local.create(
                        Arm64Engines.CURRENT,
                        "const f = new FinalizationRegistry(() => {}); (() => f.register({}, 1))();"
                                + "for (let i = 0; i < 3e5; i++) new Array(100).fill(i);"))
                .isInstanceOfSatisfying(EngineTermination.class, death -> {
                    assertThat(death.cause()).isEqualTo(Cause.ENGINE_ABORT);
                    assertThat(death.engineMessage()).contains("dirty_js_finalization_registries_list");
                });
    }

    private static LocalEngines engines(Path work, Duration wallClock, Duration cpu) throws IOException {
        EngineLimits limits = new EngineLimits(
                wallClock,
                cpu,
                DataSize.ofMegabytes(64),
                LocalEngines.LIMITS.resident(),
                LocalEngines.LIMITS.output(),
                LocalEngines.LIMITS.snapshot());
        return new LocalEngines(LocalEngines.settings(work, IsolationPolicy.AUTO, limits, Arm64Engines.CURRENT));
    }
}
