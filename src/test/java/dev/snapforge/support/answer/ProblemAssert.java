package dev.snapforge.support.answer;

import org.assertj.core.api.Assertions;

/** Assertions about a problem. */
public final class ProblemAssert extends AbstractReportAssert<ProblemAssert, ProblemAnswer> {

    ProblemAssert(ProblemAnswer actual) {
        super(actual, ProblemAssert.class);
    }

    /** It is the refusal of a request, with all that belongs to one. */
    public ProblemAssert isRefused(int status, String code) {
        return hasCode(code)
                .has("status", status)
                .hasSome("title")
                .hasSome("detail")
                .hasSome("instance")
                .endsWith("type", "/problems/" + code);
    }

    /** What was expected has all these parts. */
    public ProblemAssert expected(String... parts) {
        return contains("expected", parts);
    }

    /** What was found has all these parts. */
    public ProblemAssert found(String... parts) {
        return contains("found", parts);
    }

    /** One of the errors is at this JSON pointer. */
    public ProblemAssert at(String pointer) {
        textsOf(actual.objects("errors").stream().map(it -> it.text("pointer")).toList(), "pointers")
                .contains(pointer);
        return this;
    }

    /** The errors are at these JSON pointers, in this order. */
    public ProblemAssert atExactly(String... pointers) {
        textsOf(actual.objects("errors").stream().map(it -> it.text("pointer")).toList(), "pointers")
                .containsExactly(pointers);
        return this;
    }

    /** The stack has all these parts. */
    public ProblemAssert stack(String... parts) {
        return contains("stack", parts);
    }

    public ProblemAssert startsWith(String field, String start) {
        Assertions.assertThat(actual.text(field)).as(about(field)).startsWith(start);
        return this;
    }

    public ProblemAssert endsWith(String field, String end) {
        Assertions.assertThat(actual.text(field)).as(about(field)).endsWith(end);
        return this;
    }
}
