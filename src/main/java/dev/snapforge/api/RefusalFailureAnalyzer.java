package dev.snapforge.api;

import dev.snapforge.core.SnapforgeException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints why the service refused to start as sentences, without a stack trace. */
class RefusalFailureAnalyzer extends AbstractFailureAnalyzer<SnapforgeException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SnapforgeException refusal) {
        StringBuilder description = new StringBuilder(String.valueOf(refusal.getMessage()));
        append(description, "Expected: ", refusal.expected());
        append(description, "Found: ", refusal.found());
        return new FailureAnalysis(description.toString(), refusal.hint(), failure);
    }

    private static void append(StringBuilder text, String label, @Nullable String value) {
        if (value != null) {
            text.append(System.lineSeparator()).append(label).append(value);
        }
    }
}
