package dev.snapforge.support.answer;

import tools.jackson.databind.JsonNode;

/** Something that a job noticed. */
public final class FindingAnswer extends AnswerObject {

    private final String target;

    FindingAnswer(JsonNode json, JsonNode build, String target) {
        super(json, build);
        this.target = target;
    }

    public String code() {
        return text("code");
    }

    /** The target of the job that noticed it. */
    public String target() {
        return target;
    }
}
