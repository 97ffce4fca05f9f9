package dev.snapforge.builder.stage;

import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.snapshot.SnapshotMetrics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How an attempt at a job ended. */
public sealed interface JobOutcome {

    /** What the case at hand gives. */
    <T> T match(
            Function<Proven, T> proven,
            Function<Rejected, T> rejected,
            Function<MachineFault, T> fault,
            Supplier<T> interrupted);

    /** The problem, if the bundle has one. */
    default Optional<JobProblem> problem() {
        return Optional.empty();
    }

    /** The same outcome with its problem, if it has one, told otherwise. */
    default JobOutcome withProblem(UnaryOperator<JobProblem> change) {
        return this;
    }

    /** The same outcome with its findings, if it has some, told otherwise. */
    default JobOutcome withFindings(UnaryOperator<List<Finding>> change) {
        return this;
    }

    /**
     * A snapshot that loaded and did what was asked of it; not yet signed.
     *
     * @param lease the job, with the spec as it was carried out
     * @param blob the snapshot
     * @param findings what was noticed about the bundle
     * @param metrics what was measured, pending if that comes later, or null if nothing was
     * @param capabilities what the snapshot was found to offer and to need
     */
    record Proven(
            JobLease lease,
            CanonicalBlob blob,
            List<Finding> findings,
            @Nullable SnapshotMetrics metrics,
            List<String> capabilities)
            implements JobOutcome {

        @Override
        public <T> T match(
                Function<Proven, T> proven,
                Function<Rejected, T> rejected,
                Function<MachineFault, T> fault,
                Supplier<T> interrupted) {
            return proven.apply(this);
        }

        @Override
        public JobOutcome withFindings(UnaryOperator<List<Finding>> change) {
            return new Proven(lease, blob, change.apply(findings), metrics, capabilities);
        }
    }

    /** The bundle cannot be snapshotted; another attempt would end the same way. */
    record Rejected(JobProblem reason, List<Finding> findings) implements JobOutcome {

        @Override
        public <T> T match(
                Function<Proven, T> proven,
                Function<Rejected, T> rejected,
                Function<MachineFault, T> fault,
                Supplier<T> interrupted) {
            return rejected.apply(this);
        }

        @Override
        public Optional<JobProblem> problem() {
            return Optional.of(reason);
        }

        @Override
        public JobOutcome withProblem(UnaryOperator<JobProblem> change) {
            return new Rejected(change.apply(reason), findings);
        }

        @Override
        public JobOutcome withFindings(UnaryOperator<List<Finding>> change) {
            return new Rejected(reason, change.apply(findings));
        }
    }

    /** The machine was at fault; another attempt may end differently. */
    record MachineFault(String reason) implements JobOutcome {

        @Override
        public <T> T match(
                Function<Proven, T> proven,
                Function<Rejected, T> rejected,
                Function<MachineFault, T> fault,
                Supplier<T> interrupted) {
            return fault.apply(this);
        }
    }

    /** Someone cancelled the job, or the builder is being stopped. */
    record Interrupted() implements JobOutcome {

        @Override
        public <T> T match(
                Function<Proven, T> proven,
                Function<Rejected, T> rejected,
                Function<MachineFault, T> fault,
                Supplier<T> interrupted) {
            return interrupted.get();
        }
    }
}
