package dev.snapforge.support.answer;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** What the service says about a snapshot. */
public final class SnapshotAnswer extends AnswerObject {

    public SnapshotAnswer(JsonNode json) {
        super(json, json);
    }

    public static SnapshotAnswer of(HttpResponse<?> response) {
        return new SnapshotAnswer(parse(response));
    }

    public String digest() {
        return text("digest");
    }

    /** The key that signed it. */
    public String keyId() {
        return object("signature").text("keyId");
    }
}
