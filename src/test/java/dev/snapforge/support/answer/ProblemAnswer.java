package dev.snapforge.support.answer;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** Why a job failed, or why a request was refused (RFC 9457). */
public final class ProblemAnswer extends AnswerObject {

    ProblemAnswer(JsonNode json, JsonNode whole) {
        super(json, whole);
    }

    /** A problem that is the whole answer. */
    public ProblemAnswer(JsonNode json) {
        super(json, json);
    }

    public static ProblemAnswer of(HttpResponse<?> response) {
        return new ProblemAnswer(parse(response));
    }

    public String code() {
        return text("code");
    }
}
