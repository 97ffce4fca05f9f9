package dev.snapforge.access;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.RetryLater;
import dev.snapforge.core.SnapforgeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many of something may be open at the same time in this process: of each principal, and of all. */
public final class ConcurrencyLimit {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final String code;
    private final String what;
    private final String one;
    private final int perPrincipal;
    private final int most;
    private final Map<String, Integer> open = new HashMap<>();
    private int all;

    /**
     * @param code of refusals
     * @param what is counted, in the plural
     * @param perPrincipal of one principal, at least 1
     * @param most of all principals together, at least 1
     */
    public ConcurrencyLimit(String code, String what, int perPrincipal, int most) {
        this(code, what, "principal", perPrincipal, most);
    }

    /** @param one by what is counted instead of by principals, in the singular */
    public ConcurrencyLimit(String code, String what, String one, int perPrincipal, int most) {
        this.code = code;
        this.what = what;
        this.one = one;
        this.perPrincipal = perPrincipal;
        this.most = most;
    }

    /** One that is open until it is closed; to close it twice does no harm. */
    public interface Permit extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Opens one more.
     *
     * @throws SnapforgeException with the code, if there are too many: of kind BUSY if the principal has its share, of kind UNAVAILABLE
     *     if all principals together have all
     */
    public synchronized Permit take(String principal) {
        if (open.getOrDefault(principal, 0) >= perPrincipal) {
            throw new TooManyException(
                    ErrorCategory.BUSY, "at most " + perPrincipal + " at a time of one " + one + ", in each process");
        }
        if (all >= most) {
            throw new TooManyException(ErrorCategory.UNAVAILABLE, "at most " + most + " at a time in each process");
        }
        return opened(principal);
    }

    /** Opens one more, where there may be one more: for what can be done without. */
    public synchronized Optional<Permit> takeIfFree(String principal) {
        return all < most && open.getOrDefault(principal, 0) < perPrincipal
                ? Optional.of(opened(principal))
                : Optional.empty();
    }

    private Permit opened(String principal) {
        open.merge(principal, 1, Integer::sum);
        all++;
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                release(principal);
            }
        };
    }

    /** How many are open. */
    public synchronized int open() {
        return all;
    }

    private synchronized void release(String principal) {
        all--;
        open.computeIfPresent(principal, (name, count) -> count == 1 ? null : count - 1);
    }

    /** There are as many as there may be. */
    private final class TooManyException extends SnapforgeException implements RetryLater {

        private static final long serialVersionUID = 1L;

        TooManyException(ErrorCategory kind, String expected) {
            super(new Refusal(
                    kind,
                    code,
                    "There are too many " + what + " at this moment.",
                    expected,
                    "one more",
                    "Wait as long as Retry-After says, and do fewer things at the same time."));
        }

        @Override
        public Duration retryAfter() {
            return RETRY_AFTER;
        }
    }
}
