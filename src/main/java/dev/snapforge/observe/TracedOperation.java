package dev.snapforge.observe;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Map;
import org.slf4j.MDC;

/** A piece of work that goes on on one thread; closing it ends its span and takes its ids out of log lines. */
public final class TracedOperation implements AutoCloseable {

    private final Span span;
    private final Tracer.SpanInScope scope;
    private final Map<String, String> logged;

    TracedOperation(Span span, Tracer.SpanInScope scope, Map<String, String> logged) {
        this.span = span;
        this.scope = scope;
        this.logged = logged;
        logged.forEach(MDC::put);
    }

    /** Notes in the trace that a step is done. */
    public void done(String step) {
        span.event(step);
    }

    @Override
    public void close() {
        logged.keySet().forEach(MDC::remove);
        scope.close();
        span.end();
    }
}
