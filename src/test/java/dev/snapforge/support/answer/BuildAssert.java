package dev.snapforge.support.answer;

import java.util.List;
import org.assertj.core.api.Assertions;

/** Assertions about a build. */
public final class BuildAssert extends AbstractAnswerAssert<BuildAssert, BuildAnswer> {

    BuildAssert(BuildAnswer actual) {
        super(actual, BuildAssert.class);
    }

    public BuildAssert hasStatus(String status) {
        return has("status", status);
    }

    public BuildAssert succeeded() {
        hasStatus("SUCCEEDED");
        Assertions.assertThat(actual.jobs()).as(about("jobs")).isNotEmpty();
        return this;
    }

    public BuildAssert failed() {
        return hasStatus("FAILED");
    }

    /** It failed, its first job for this reason; gives that job's problem for more assertions. */
    public ProblemAssert failedWith(String code) {
        return failed().job().failedWith(code);
    }

    /** Its first job. */
    public JobAssert job() {
        return new JobAssert(actual.job());
    }

    public JobAssert job(String target) {
        return new JobAssert(actual.job(target));
    }

    /** It is for these targets, in whatever order. */
    public BuildAssert hasTargets(String... targets) {
        textsOf(actual.targets(), "targets").containsExactlyInAnyOrder(targets);
        return this;
    }

    /** The bundle has these files, in this order. */
    public BuildAssert hasFiles(String... names) {
        textsOf(actual.files().stream().map(it -> it.text("name")).toList(), "files")
                .containsExactly(names);
        return this;
    }

    /** It made the same snapshots as another build, job by job. */
    public BuildAssert hasSnapshotsOf(BuildAnswer other) {
        succeeded();
        textsOf(actual.snapshots(), "snapshots").isEqualTo(other.snapshots());
        return this;
    }

    /** One of its jobs has a finding of this code; gives the first such finding for more assertions. */
    public FindingAssert hasFinding(String code) {
        return JobAssert.finding(this, actual.findings(), code);
    }

    public BuildAssert hasFindings(String... codes) {
        textsOf(codes(), "findings").contains(codes);
        return this;
    }

    public BuildAssert lacksFindings(String... codes) {
        textsOf(codes(), "findings").doesNotContain(codes);
        return this;
    }

    public BuildAssert hasNoFindings() {
        textsOf(codes(), "findings").isEmpty();
        return this;
    }

    /** All findings have one of these codes, and there need not be any. */
    public BuildAssert hasNoFindingsBut(String... codes) {
        textsOf(codes(), "findings").isSubsetOf(codes);
        return this;
    }

    private List<String> codes() {
        return actual.findings().stream().map(FindingAnswer::code).toList();
    }
}
