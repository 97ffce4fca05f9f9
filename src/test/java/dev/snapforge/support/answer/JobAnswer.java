package dev.snapforge.support.answer;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A build's job for one target. */
public final class JobAnswer extends AnswerObject {

    JobAnswer(JsonNode json, JsonNode build) {
        super(json, build);
    }

    public String id() {
        return text("id");
    }

    public String target() {
        return text("target");
    }

    public String status() {
        return text("status");
    }

    public long attempt() {
        return number("attempt");
    }

    /** Digest of what was made. */
    public String snapshot() {
        return text("snapshot");
    }

    public ProblemAnswer problem() {
        return new ProblemAnswer(field("problem", JsonNode::isObject, "problem"), whole());
    }

    public List<FindingAnswer> findings() {
        return list("findings", (json, build) -> new FindingAnswer(json, build, target()));
    }

    /** The names of the stages that have ended. */
    public List<String> stages() {
        return objects("stages").stream().map(it -> it.text("name")).toList();
    }
}
