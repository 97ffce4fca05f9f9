package dev.snapforge.support.answer;

import java.net.http.HttpResponse;

/** Where assertions about answers begin; imported beside those of AssertJ. */
public final class AnswerAssertions {

    private AnswerAssertions() {}

    public static ResponseAssert assertThat(HttpResponse<?> response) {
        return new ResponseAssert(response);
    }

    public static AnswerAssert assertThat(AnswerObject object) {
        return new AnswerAssert(object);
    }

    public static BuildAssert assertThat(BuildAnswer build) {
        return new BuildAssert(build);
    }

    public static JobAssert assertThat(JobAnswer job) {
        return new JobAssert(job);
    }

    public static FindingAssert assertThat(FindingAnswer finding) {
        return new FindingAssert(finding);
    }

    public static ProblemAssert assertThat(ProblemAnswer problem) {
        return new ProblemAssert(problem);
    }

    public static SnapshotAssert assertThat(SnapshotAnswer snapshot) {
        return new SnapshotAssert(snapshot);
    }
}
