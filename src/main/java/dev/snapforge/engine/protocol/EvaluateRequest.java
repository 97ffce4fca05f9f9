package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a runtime holds: a restored one where there is a blob, a plain one that runs the scripts where there is none.
 *
 * @param blob V8 startup data, or null for a plain runtime
 * @param scripts run in this order in a plain runtime; empty for a restored one
 * @param conditions the clock and randomness that the scripts see in a plain runtime
 * @param requires dotted paths of globals that must exist
 * @param expressions evaluated in this order, each rendered as text
 * @param graph how to describe all that can be reached from the global object; it is looked at, as the globals are, in a runtime of its
 *     own if there are expressions, so that neither sees what the other changed
 * @param neighbours V8 startup data of other snapshots; if there are any, a plain runtime and one of each are opened before, and
 *     stay open meanwhile
 * @param modules names of modules that are used before the look, whose exports are then looked at with the global object; the
 *     scripts, or those of the snapshot, declare {@link RewriteRequest#ROOT_IMPORTER}
 */
public record EvaluateRequest(
        @Nullable BlobFile blob,
        List<Script> scripts,
        DeterminismSettings conditions,
        List<String> requires,
        List<String> expressions,
        GraphForm graph,
        List<BlobFile> neighbours,
        List<String> modules)
        implements Message {

    /** In a runtime that is alone in its process. */
    public EvaluateRequest(
            @Nullable BlobFile blob,
            List<Script> scripts,
            DeterminismSettings conditions,
            List<String> requires,
            List<String> expressions,
            GraphForm graph) {
        this(blob, scripts, conditions, requires, expressions, graph, List.of(), List.of());
    }

    /** In which form a runtime's object graph is described, or that it is not. */
    public enum GraphForm {
        /** Not at all. */
        NONE,
        /**
         * As a digest with the number of objects: runtimes that hold the same have the same. It ends in a word if not all was looked at.
         * Lines follow for what the making of a snapshot changes by itself, which is not part of the digest.
         */
        DIGEST,
        /** As lines, of which there are at most 200,000: see {@code graph.js}. */
        LINES
    }

    /** Whether a restored runtime is meant. */
    public boolean restores() {
        return blob != null;
    }

    /** Whether expressions and the look need a runtime each: one may change what is there, the other run what lies in its way. */
    public boolean needsTwoRuntimes() {
        return !expressions.isEmpty() && (graph != GraphForm.NONE || !requires.isEmpty());
    }

    @Override
    public Tag tag() {
        return Tag.EVALUATE;
    }

    @Override
    public List<BlobFile> blobs() {
        return Stream.concat(Stream.ofNullable(blob), neighbours.stream()).toList();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        BlobFile.writeOptional(out, blob);
        Script.writeAll(out, scripts);
        conditions.write(out);
        MessageFields.texts(out, requires);
        MessageFields.texts(out, expressions);
        MessageFields.text(out, graph.name());
        MessageFields.list(out, neighbours, (to, it) -> it.write(to));
        MessageFields.texts(out, modules);
    }

    static EvaluateRequest read(FrameInput in) throws IOException {
        return new EvaluateRequest(
                BlobFile.readOptional(in),
                Script.readAll(in),
                DeterminismSettings.read(in),
                MessageFields.texts(in),
                MessageFields.texts(in),
                MessageFields.constant(GraphForm.class, in),
                MessageFields.list(in, BlobFile::read),
                MessageFields.texts(in));
    }
}
