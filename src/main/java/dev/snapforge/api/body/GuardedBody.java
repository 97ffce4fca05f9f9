package dev.snapforge.api.body;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request, below everything that reads it: streams, forms and parameters. It is closed until {@link #admit} opens it, so
 * that nothing can read a body before the request is authorised; and then it ends with a refusal where a limit is reached.
 */
public final class GuardedBody implements InputBuffer {

    static final String ATTRIBUTE = GuardedBody.class.getName();

    private static final long CLOSED = -1;
    private static final double NANOS = 1e9;

    private final Request request;
    private final InputBuffer unguarded;
    private final BodySettings settings;
    private long mostBytes = CLOSED;
    private long begin;
    private long bytes;

    GuardedBody(Request request, InputBuffer unguarded, BodySettings settings) {
        this.request = request;
        this.unguarded = unguarded;
        this.settings = settings;
    }

    /** That of a request, which the valve has given to each. */
    public static GuardedBody of(HttpServletRequest request) {
        return (GuardedBody) Objects.requireNonNull(request.getAttribute(ATTRIBUTE), "The request has no guarded body");
    }

    /** Whether there is a body of which something has not been read yet. */
    public boolean isPending() {
        AtomicBoolean finished = new AtomicBoolean();
        request.action(ActionCode.REQUEST_BODY_FULLY_READ, finished);
        return !finished.get();
    }

    /**
     * Lets the body be read from now on.
     *
     * @param most how many bytes it may have; 0 if there must be none
     * @throws BodyException {@code request-too-large}, if more are announced
     */
    public void admit(long most) {
        if (request.getContentLengthLong() > most || (most == 0 && isPending())) {
            throw BodyException.tooLarge(most);
        }
        mostBytes = most;
        begin = System.nanoTime();
    }

    /** Whether it may be read. */
    boolean isAdmitted() {
        return mostBytes != CLOSED;
    }

    /** Ends the connection on which the request came, without another byte of the answer. */
    public void closeConnection() {
        request.action(ActionCode.CLOSE_NOW, null);
    }

    /**
     * Reads what comes next.
     *
     * @throws BodyException {@code request-too-large} or {@code upload-too-slow}
     */
    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (!isAdmitted()) {
            throw new IllegalStateException("Something reads a body before the request is authorised");
        }
        int read = unguarded.doRead(handler);
        if (read > 0) {
            bytes += read;
            if (bytes > mostBytes) {
                throw BodyException.tooLarge(mostBytes);
            }
            if (System.nanoTime() - begin > allowedNanos()) {
                throw BodyException.tooSlow(settings);
            }
        }
        return read;
    }

    @Override
    public int available() {
        return unguarded.available();
    }

    private long allowedNanos() {
        return settings.grace().toNanos()
                + (long) (NANOS * bytes / settings.minRate().toBytes());
    }
}
