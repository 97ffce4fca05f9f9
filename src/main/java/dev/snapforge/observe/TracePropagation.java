package dev.snapforge.observe;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Tells where the work of a thread comes from, and lets other threads, also of other processes, go on with it. */
@Component
public class TracePropagation {

    /** {@code 00-<trace id>-<span id>-<flags>}. Source: W3C Trace Context, section 3.2. */
    private static final Pattern TRACE_PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private static final int SAMPLED = 1;

    private final Tracer tracer;

    TracePropagation(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Of what this thread does now. */
    public TraceOrigin current() {
        Span span = tracer.currentSpan();
        return new TraceOrigin(MDC.get(RequestIdFilter.LOGGED_AS), span == null ? null : traceParent(span.context()));
    }

    /**
     * Begins a piece of work on this thread: until it is closed, log lines bear the ids, and a span runs that belongs to the trace in
     * which the work was asked for.
     *
     * @param name of the span, one of few
     * @param ids what log lines and the span get, for example {@code jobId}
     */
    public TracedOperation begin(String name, TraceOrigin origin, Map<String, String> ids) {
        Span.Builder builder = tracer.spanBuilder().name(name).kind(Span.Kind.CONSUMER);
        TraceContext parent = parent(origin.traceParent());
        // Without one the span begins a trace of its own, not one of whatever this thread did before.
        Span.Builder placed = parent == null ? builder.setNoParent() : builder.setParent(parent);
        ids.forEach(placed::tag);
        Map<String, String> logged = new LinkedHashMap<>(ids);
        if (origin.requestId() != null) {
            logged.put(RequestIdFilter.LOGGED_AS, origin.requestId());
        }
        Span span = placed.start();
        return new TracedOperation(span, tracer.withSpan(span), logged);
    }

    private static @Nullable String traceParent(TraceContext context) {
        String text = "00-%s-%s-%02x"
                .formatted(context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()) ? SAMPLED : 0);
        // A tracer that does nothing has no ids.
        return TRACE_PARENT.matcher(text).matches() ? text : null;
    }

    private @Nullable TraceContext parent(@Nullable String traceParent) {
        Matcher parts = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
        if (!parts.matches()) {
            return null;
        }
        return tracer.traceContextBuilder()
                .traceId(parts.group(1))
                .spanId(parts.group(2))
                .sampled((Integer.parseInt(parts.group(3), 16) & SAMPLED) == SAMPLED)
                .build();
    }
}
