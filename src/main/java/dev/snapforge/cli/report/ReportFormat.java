package dev.snapforge.cli.report;

/** In what form a report is printed. */
public enum ReportFormat {
    TEXT,
    MARKDOWN,
    SARIF;

    // Picocli offers and reads what toString says.
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
