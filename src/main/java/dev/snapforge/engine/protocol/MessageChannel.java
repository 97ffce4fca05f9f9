package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Frames over a pair of pipes: one byte of tag, 32 bits of length, the fields. */
public final class MessageChannel {

    /** No frame is longer, in bytes. Snapshots go as files; what is longest is a bundle with the code caches of its scripts. */
    public static final int MAX_FRAME = 512 << 20;

    private final DataInputStream in;
    private final DataOutputStream out;

    public MessageChannel(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    /** Sends one message and flushes; its fields are written twice, first to learn their length, so that nothing is kept twice. */
    public void send(Message message) throws IOException {
        DataOutputStream length = new DataOutputStream(OutputStream.nullOutputStream());
        message.write(length);
        if (length.size() > MAX_FRAME) {
            throw new IOException("A frame of " + length.size() + " bytes is not possible");
        }
        out.writeByte(message.tag().code());
        out.writeInt(length.size());
        message.write(out);
        out.flush();
    }

    /** Waits for the next message of somebody who is trusted. */
    public Message receive() throws IOException {
        return receive((tag, length) -> {});
    }

    /**
     * Waits for the next message.
     *
     * @param gate asked before anything is read of a frame
     * @throws EOFException when the other side has closed its pipe
     * @throws IOException when what arrives is not a message; nothing is allocated for a length that is out of range
     */
    public Message receive(FrameGate gate) throws IOException {
        Message.Tag tag = Message.Tag.of(in.readUnsignedByte());
        int length = in.readInt();
        if (length < 0 || length > MAX_FRAME) {
            throw new IOException("A frame of " + length + " bytes is not possible");
        }
        gate.check(tag, length);
        FrameInput fields = FrameInput.of(in, length);
        Message message = message(tag, fields);
        fields.requireEnd();
        return message;
    }

    /** Decides whether a frame is read, by its kind and length. */
    @FunctionalInterface
    public interface FrameGate {

        /**
         * Returns if the frame may be read.
         *
         * @param length of its fields, in bytes
         * @throws IOException if it may not
         */
        void check(Message.Tag tag, int length) throws IOException;
    }

    private static Message message(Message.Tag tag, FrameInput fields) throws IOException {
        return switch (tag) {
            case DESCRIBE -> DescribeRequest.read(fields);
            case CREATE -> CreateRequest.read(fields);
            case EVALUATE -> EvaluateRequest.read(fields);
            case READY -> ReadyMessage.read(fields);
            case STAGE -> StageReport.read(fields);
            case DESCRIBED -> DescribeResponse.read(fields);
            case CREATED -> CreateResponse.read(fields);
            case EVALUATED -> EvaluateResponse.read(fields);
            case REFUSED -> RefusalResponse.read(fields);
            case WARM -> WarmRequest.read(fields);
            case MEASURE -> MeasureRequest.read(fields);
            case MEASURED -> MeasureResponse.read(fields);
            case OUTLINE -> OutlineRequest.read(fields);
            case OUTLINED -> OutlineResponse.read(fields);
            case INSPECT -> InspectRequest.read(fields);
            case INSPECTED -> InspectResponse.read(fields);
            case REWRITE -> RewriteRequest.read(fields);
            case REWRITTEN -> RewriteRequest.Rewritten.read(fields);
            case EXPAND -> ExpandRequest.read(fields);
            case EXPANDED -> ExpandRequest.Expanded.read(fields);
        };
    }
}
