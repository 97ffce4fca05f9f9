package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Answers an {@link EvaluateRequest}.
 *
 * @param v8Version of the runtime that did it
 * @param missing the required globals that are not there
 * @param values one text per expression: JSON where the value has a JSON form, otherwise a word such as {@code undefined},
 *     {@code function name/1} or {@code throws TypeError: …}; instead of those, where modules were used, how many milliseconds that took
 * @param graph all that can be reached from the global object, in the form that was asked for; empty for none
 * @param rejections the promises that the files of a plain runtime left rejected and unhandled, the first of them
 * @param unboundCallbacks for each callback of {@code onRestore} that missed a slot of the host, what it says of that
 * @param capabilities of a restored runtime: what it offers and needs, as {@code capabilities.js} has it; empty for a plain one
 */
public record EvaluateResponse(
        String v8Version,
        List<String> missing,
        List<String> values,
        String graph,
        List<UnhandledRejection> rejections,
        List<String> unboundCallbacks,
        List<String> capabilities)
        implements Message {

    @Override
    public Tag tag() {
        return Tag.EVALUATED;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.text(out, v8Version);
        MessageFields.texts(out, missing);
        MessageFields.texts(out, values);
        MessageFields.text(out, graph);
        MessageFields.list(out, rejections, (to, rejection) -> rejection.write(to));
        MessageFields.texts(out, unboundCallbacks);
        MessageFields.texts(out, capabilities);
    }

    static EvaluateResponse read(FrameInput in) throws IOException {
        return new EvaluateResponse(
                MessageFields.text(in),
                MessageFields.texts(in),
                MessageFields.texts(in),
                MessageFields.text(in),
                MessageFields.list(in, UnhandledRejection::read),
                MessageFields.texts(in),
                MessageFields.texts(in));
    }
}
