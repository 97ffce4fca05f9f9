package dev.snapforge.api.body;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;

/**
 * Gives each request its {@link GuardedBody}, and decides what becomes of a body that nobody wanted. Tomcat would read all of it, for as
 * long as it takes, on behalf of whoever sent it.
 */
final class BodyValve extends ValveBase {

    /** How long a refused body is read on, so that the client gets to see the answer before the connection ends. */
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final BodySettings settings;

    // Threads are what clients without a credential could hold in this way.
    private final Semaphore lingering = new Semaphore(16);

    BodyValve(BodySettings settings) {
        super(true);
        this.settings = settings;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request received = request.getCoyoteRequest();
        InputBuffer unguarded = received.getInputBuffer();
        if (unguarded instanceof GuardedBody) {
            getNext().invoke(request, response);
            return;
        }
        GuardedBody body = new GuardedBody(received, unguarded, settings);
        received.setInputBuffer(body);
        request.setAttribute(GuardedBody.ATTRIBUTE, body);
        try {
            getNext().invoke(request, response);
        } finally {
            received.setInputBuffer(unguarded);
        }
        if (body.isPending()) {
            leave(new UnreadBody(received, unguarded, body), request, response);
        }
    }

    private void leave(UnreadBody rest, Request request, Response response) throws IOException {
        if (rest.discardWhatIsThere()) {
            return;
        }
        if (!request.isAsync()) {
            if (!response.isCommitted()) {
                response.setHeader("Connection", "close");
            }
            response.finishResponse();
        }
        if (lingering.tryAcquire()) {
            try {
                long end = System.nanoTime() + LINGER_NANOS;
                while (rest.isComing() && System.nanoTime() < end && !rest.discardWhatIsThere()) {
                    LockSupport.parkNanos(STEP_NANOS);
                }
            } finally {
                lingering.release();
            }
        }
        if (rest.isPending()) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }
}
