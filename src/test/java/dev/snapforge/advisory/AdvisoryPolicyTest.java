package dev.snapforge.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.core.Target;
import dev.snapforge.support.ProtectedService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows from an advisory, by policy; of engines that no other test has. */
@ProtectedService
class AdvisoryPolicyTest {

    @Autowired
    private CurrentAdvisories current;

    @Autowired
    private EngineAdvisories advisories;

    @Autowired
    private JdbcClient database;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void aRequestCanBeStricterThanTheServiceAndNeverLaxer() {
        Target engine = Target.parse("linux-x64/javet-v8-9.0.1");
        advisories.record(
                engine, new AdvisoryContent(EngineStatus.VULNERABLE, "Reads out of bounds", null, null), "test");

        assertThat(policy(VulnerablePolicy.WARN).admit(engine, VulnerablePolicy.WARN))
                .hasValueSatisfying(it -> assertThat(it.warning()).hasValue("engine-vulnerable"));
        assertThat(counted("served")).isEqualTo(1);
        assertRefuses(VulnerablePolicy.WARN, VulnerablePolicy.REFUSE, engine);
        assertRefuses(VulnerablePolicy.REFUSE, VulnerablePolicy.WARN, engine);
        assertThat(counted("refused")).isEqualTo(2);
        assertThat(counted("served")).isEqualTo(1);
    }

    @Test
    void nothingSpeaksAgainstAnEngineThatIsSupported() {
        Target engine = Target.parse("linux-x64/javet-v8-9.0.2");
        assertThat(policy(VulnerablePolicy.REFUSE).admit(engine, VulnerablePolicy.REFUSE))
                .isEmpty();
        advisories.record(engine, new AdvisoryContent(EngineStatus.DEPRECATED, "Old", null, null), "test");
        assertThat(policy(VulnerablePolicy.REFUSE).admit(engine, VulnerablePolicy.REFUSE))
                .isPresent();
        advisories.record(engine, new AdvisoryContent(EngineStatus.SUPPORTED, null, null, null), "test");
        assertThat(policy(VulnerablePolicy.REFUSE).admit(engine, VulnerablePolicy.REFUSE))
                .isEmpty();
        assertThat(counted("served") + counted("refused"))
                .as("nothing vulnerable was asked for")
                .isZero();
    }

    @Test
    void whatAnotherProcessHasSaidCountsWithinASecond() {
        Target engine = Target.parse("linux-x64/javet-v8-9.0.3");
        assertThat(current.of(engine)).isEmpty();
        database.sql("INSERT INTO engine_advisory (target, revision, status, reason, changed_at, changed_by)"
                        + " VALUES (:target, 1, 'VULNERABLE', 'Said elsewhere', now(), 'token:other')")
                .param("target", engine.toString())
                .update();
        ProtectedService.TickingClock.MILLIS.addAndGet(1000);
        assertThat(current.of(engine)).isPresent();
    }

    private void assertRefuses(VulnerablePolicy setting, VulnerablePolicy wanted, Target engine) {
        assertThatExceptionOfType(EngineVulnerableException.class)
                .isThrownBy(() -> policy(setting).admit(engine, wanted))
                .satisfies(it -> assertThat(it.code()).isEqualTo("engine-vulnerable"))
                .withMessageContaining("Reads out of bounds");
    }

    private AdvisoryPolicy policy(VulnerablePolicy setting) {
        return new AdvisoryPolicy(current, new AdvisorySettings(setting), new AdvisoryMeters(meters));
    }

    private double counted(String outcome) {
        return meters.counter("snapforge.vulnerable.engine.requests", "outcome", outcome)
                .count();
    }
}
