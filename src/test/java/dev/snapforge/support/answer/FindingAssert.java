package dev.snapforge.support.answer;

import org.assertj.core.api.Assertions;

/** Assertions about a finding. */
public final class FindingAssert extends AbstractReportAssert<FindingAssert, FindingAnswer> {

    FindingAssert(FindingAnswer actual) {
        super(actual, FindingAssert.class);
    }

    public FindingAssert isWarning() {
        return has("severity", "WARNING");
    }

    /** The job for this target noticed it. */
    public FindingAssert onTarget(String target) {
        Assertions.assertThat(actual.target()).as(about("target")).isEqualTo(target);
        return this;
    }
}
