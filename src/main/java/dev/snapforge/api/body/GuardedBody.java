package dev.snapforge.api.body;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
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
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Request request;
    private final InputBuffer unguarded;
    private final BodySettings settings;
    private Duration grace;
    private boolean brief;
    private long mostBytes = CLOSED;
    private long begin;
    private long bytes;

    GuardedBody(Request request, InputBuffer unguarded, BodySettings settings) {
        this.request = request;
        this.unguarded = unguarded;
        this.settings = settings;
        this.grace = settings.grace();
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

    /**
     * Lets a small body be read that must be here soon, whether or not anything of it comes: otherwise a client that sends nothing holds a
     * thread until the connection's own time is over.
     *
     * @param most how many bytes it may have; 0 if there must be none
     * @param longest how long it may take, unless the settings allow less
     * @throws BodyException {@code request-too-large}, if more are announced or the length is not: parts of a chunk cannot be waited for
     */
    public void admitBriefly(long most, Duration longest) {
        if (request.getContentLengthLong() < 0) {
            throw BodyException.lengthUnknown(most);
        }
        admit(most);
        brief = true;
        if (longest.compareTo(grace) < 0) {
            grace = longest;
        }
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
        if (brief) {
            awaitBytes();
        }
        int read = unguarded.doRead(handler);
        if (read > 0) {
            bytes += read;
            if (bytes > mostBytes) {
                throw BodyException.tooLarge(mostBytes);
            }
            if (System.nanoTime() - begin > allowedNanos()) {
                throw BodyException.tooSlow(grace, settings);
            }
        }
        return read;
    }

    @Override
    public int available() {
        return unguarded.available();
    }

    private void awaitBytes() {
        while (isPending() && !hasArrived()) {
            if (System.nanoTime() - begin > allowedNanos()) {
                throw BodyException.tooSlow(grace, settings);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private boolean hasArrived() {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() > 0;
    }

    private long allowedNanos() {
        return grace.toNanos() + (long) (NANOS * bytes / settings.minRate().toBytes());
    }
}
