package dev.snapforge.support.answer;

import java.util.List;
import org.assertj.core.api.Assertions;

/** Assertions about a job. */
public final class JobAssert extends AbstractAnswerAssert<JobAssert, JobAnswer> {

    JobAssert(JobAnswer actual) {
        super(actual, JobAssert.class);
    }

    public JobAssert succeeded() {
        return has("status", "SUCCEEDED").hasNull("problem").hasSome("snapshot");
    }

    /** It failed for this reason; gives the problem for more assertions. */
    public ProblemAssert failedWith(String code) {
        has("status", "FAILED").hasNull("snapshot");
        return new ProblemAssert(actual.problem()).as(path("problem")).hasCode(code);
    }

    public JobAssert hasAttempt(int attempt) {
        return has("attempt", attempt);
    }

    /** It waits, for a builder that is to come or for its turn. */
    public AnswerAssert waitsFor(String what) {
        return object("waiting").has("waitsFor", what);
    }

    public JobAssert waitsForNothing() {
        return hasNull("waiting");
    }

    /** One of its findings has this code; gives that one for more assertions. */
    public FindingAssert hasFinding(String code) {
        return finding(this, actual.findings(), code);
    }

    static FindingAssert finding(AbstractAnswerAssert<?, ?> about, List<FindingAnswer> findings, String code) {
        List<String> codes = findings.stream().map(FindingAnswer::code).toList();
        Assertions.assertThat(codes).as(about.about("findings")).contains(code);
        return new FindingAssert(findings.get(codes.indexOf(code))).as(about.path(code));
    }
}
