package dev.snapforge.access;

/** The port to this package: who asks, and how much that one may have waiting. */
public interface CallerContext {

    /**
     * Who makes the request that this thread works on. {@link Caller#SERVICE} on a thread that works on none: whatever a request
     * may change or see is asked for on its own thread, before anything is handed to another one.
     */
    Caller caller();

    /** The most jobs that a principal may have waiting. */
    int mostQueuedJobs();

    /** What the caller reaches with any of these scopes. */
    default VisibilityFilter reach(Scope... scopes) {
        return caller().reach(scopes);
    }
}
