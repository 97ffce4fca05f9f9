package dev.snapforge.observe;

import org.jspecify.annotations.Nullable;

/**
 * Where a piece of work comes from, in a form that can be stored and taken up by another process.
 *
 * @param requestId of the request that asked for it, or null
 * @param traceParent the span in which it was asked for, as the header of W3C Trace Context has it, or null
 */
public record TraceOrigin(
        @Nullable String requestId, @Nullable String traceParent) {

    /** Nobody asked. */
    public static final TraceOrigin NONE = new TraceOrigin(null, null);
}
