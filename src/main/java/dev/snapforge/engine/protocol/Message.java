package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** One frame. Requests go to the engine process, one per process; everything else comes from it. */
public sealed interface Message
        permits DescribeRequest,
                CreateRequest,
                WarmRequest,
                EvaluateRequest,
                MeasureRequest,
                OutlineRequest,
                InspectRequest,
                RewriteRequest,
                ExpandRequest,
                ReadyMessage,
                StageReport,
                DescribeResponse,
                CreateResponse,
                EvaluateResponse,
                MeasureResponse,
                OutlineResponse,
                InspectResponse,
                RewriteRequest.Rewritten,
                ExpandRequest.Expanded,
                RefusalResponse {

    /** The kinds of message, each with the byte that a frame of it begins with. */
    enum Tag {
        DESCRIBE(1),
        CREATE(2),
        EVALUATE(3),
        READY(4),
        STAGE(5),
        DESCRIBED(6),
        CREATED(7),
        EVALUATED(8),
        REFUSED(9),
        WARM(10),
        MEASURE(11),
        MEASURED(12),
        OUTLINE(13),
        OUTLINED(14),
        INSPECT(15),
        INSPECTED(16),
        REWRITE(17),
        REWRITTEN(18),
        EXPAND(19),
        EXPANDED(20);

        private final int code;

        Tag(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Tag of(int code) throws IOException {
            for (Tag tag : values()) {
                if (tag.code == code) {
                    return tag;
                }
            }
            throw new IOException("No message begins with the byte " + code);
        }
    }

    /** Which kind this is. */
    Tag tag();

    /** The files that it names, which the process that gets it needs in its folder. */
    default List<BlobFile> blobs() {
        return List.of();
    }

    /** Writes the fields, without tag and length. */
    void write(DataOutput out) throws IOException;
}
