package dev.snapforge.api.body;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** What is left of a body when its request is answered. It is thrown away as far as it has arrived; nothing here waits for a client. */
final class UnreadBody implements ApplicationBufferHandler {

    private final Request request;
    private final InputBuffer unguarded;
    private final GuardedBody body;
    private ByteBuffer discarded = ByteBuffer.allocate(0);
    private boolean broken;

    UnreadBody(Request request, InputBuffer unguarded, GuardedBody body) {
        this.request = request;
        this.unguarded = unguarded;
        this.body = body;
    }

    boolean isPending() {
        return body.isPending();
    }

    /**
     * Whether it makes sense to read on: not if the client has gone or waits for leave to send. Chunks may have any form, so those of strangers
     * are left alone.
     */
    boolean isComing() {
        boolean mayBeRead = request.getContentLengthLong() >= 0 || body.isAdmitted();
        boolean waitsForLeave = request.hasExpectation() && request.getBytesRead() == 0;
        return !broken && mayBeRead && !waitsForLeave;
    }

    /** Gives whether nothing is left to come. */
    boolean discardWhatIsThere() {
        try {
            while (isComing() && isPending() && hasArrived()) {
                broken = unguarded.doRead(this) < 0;
            }
        } catch (IOException e) {
            // The client has gone.
            broken = true;
        }
        return !broken && !isPending();
    }

    private boolean hasArrived() {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() > 0;
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        discarded = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return discarded;
    }

    @Override
    public void expand(int size) {
        // Nothing is kept.
    }
}
