package dev.snapforge.support.answer;

import java.net.http.HttpResponse;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.OptionalAssert;

/** Assertions about an HTTP response, whose failures show the request and the whole response. */
public final class ResponseAssert extends AbstractAssert<ResponseAssert, HttpResponse<?>> {

    ResponseAssert(HttpResponse<?> actual) {
        super(actual, ResponseAssert.class);
    }

    public ResponseAssert hasStatus(int status) {
        Assertions.assertThat(actual.statusCode()).as(about("status")).isEqualTo(status);
        return this;
    }

    public ResponseAssert hasHeader(String name, String value) {
        header(name).hasValue(value);
        return this;
    }

    public ResponseAssert hasHeader(String name) {
        header(name).isPresent();
        return this;
    }

    public ResponseAssert lacksHeader(String name) {
        header(name).isEmpty();
        return this;
    }

    /** The header is there and has all these parts. */
    public ResponseAssert headerContains(String name, String... parts) {
        header(name)
                .hasValueSatisfying(
                        it -> Assertions.assertThat(it).as(about(name)).contains(parts));
        return this;
    }

    public ResponseAssert hasNoBody() {
        Assertions.assertThat(AnswerObject.text(actual)).as(about("body")).isEmpty();
        return this;
    }

    /** The request was refused with a problem document; gives the problem for more assertions. */
    public ProblemAssert isRefused(int status, String code) {
        hasStatus(status).hasHeader("Content-Type", "application/problem+json");
        return new ProblemAssert(ProblemAnswer.of(actual))
                .as(actual.request().method() + " " + actual.uri())
                .isRefused(status, code);
    }

    private OptionalAssert<String> header(String name) {
        return Assertions.assertThat(actual.headers().firstValue(name)).as(about(name));
    }

    private String about(String what) {
        String described = info.descriptionText();
        return (described.isEmpty() ? "" : described + ": ") + what + " of "
                + actual.request().method() + " "
                + actual.uri() + " -> " + actual.statusCode() + " "
                + actual.headers().map() + " "
                + AnswerObject.text(actual);
    }
}
