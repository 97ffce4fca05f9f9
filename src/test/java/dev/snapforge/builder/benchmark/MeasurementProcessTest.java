package dev.snapforge.builder.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.builder.stage.JobOutcome;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.EngineTermination.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which ends of a process say something about the snapshot, and which put the measuring off. */
class MeasurementProcessTest {

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CANCELLED", "MACHINE"})
    void whatTheSnapshotIsToBlameForIsAnAnswer(Cause cause) throws PipelineTermination {
        EngineTermination end = new EngineTermination(cause, 134, "");

        assertThat(MeasurementProcess.ended(end)).isSameAs(end);
    }

    @Test
    void aMachineThatEndsItPutsItOff() {
        assertThatThrownBy(() -> MeasurementProcess.ended(new EngineTermination(Cause.MACHINE, 137, "")))
                .isInstanceOfSatisfying(
                        PipelineTermination.class,
                        it -> assertThat(it.outcome()).isInstanceOf(JobOutcome.MachineFault.class));
    }

    @Test
    void aJobThatComesInterruptsIt() {
        assertThatThrownBy(() -> MeasurementProcess.ended(new EngineTermination(Cause.CANCELLED, 0, "")))
                .isInstanceOfSatisfying(
                        PipelineTermination.class,
                        it -> assertThat(it.outcome()).isInstanceOf(JobOutcome.Interrupted.class));
    }
}
