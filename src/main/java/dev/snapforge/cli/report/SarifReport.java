package dev.snapforge.cli.report;

import dev.snapforge.cli.terminal.Printable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes results in SARIF 2.1.0, which code hosts show beside the author's lines. */
public final class SarifReport {

    private SarifReport() {}

    /** What a build said, as the model of {@link dev.snapforge.json.CanonicalJson}. */
    public static Map<String, Object> of(BuildReport report) {
        Map<String, Map<String, Object>> rules = new LinkedHashMap<>();
        List<Object> results = new ArrayList<>();
        for (Diagnostic diagnostic : report.diagnostics().all()) {
            rules.putIfAbsent(
                    diagnostic.code(),
                    Map.of(
                            "id", diagnostic.code(),
                            "helpUri", report.page(diagnostic.code()),
                            "shortDescription", Map.of("text", Printable.line(diagnostic.message()))));
            results.add(result(diagnostic, report));
        }
        return log(new ArrayList<>(rules.values()), results);
    }

    /** What a comparison found beyond its limits. */
    public static Map<String, Object> ofFailures(List<ComparisonFailure> failures) {
        Map<String, Map<String, Object>> rules = new LinkedHashMap<>();
        List<Object> results = new ArrayList<>();
        for (ComparisonFailure failure : failures) {
            rules.putIfAbsent(
                    failure.code(),
                    Map.of("id", failure.code(), "shortDescription", Map.of("text", failure.meaning())));
            results.add(Map.of(
                    "ruleId",
                    failure.code(),
                    "level",
                    "error",
                    "message",
                    Map.of("text", Printable.text(failure.message()))));
        }
        return log(new ArrayList<>(rules.values()), results);
    }

    /** A log of one run. */
    private static Map<String, Object> log(List<?> rules, List<?> results) {
        Map<String, Object> driver =
                Map.of("name", "snapforge", "informationUri", "https://snapforge.dev/", "rules", rules);
        return Map.of(
                "$schema",
                "https://json.schemastore.org/sarif-2.1.0.json",
                "version",
                "2.1.0",
                "runs",
                List.of(Map.of("tool", Map.of("driver", driver), "columnKind", "utf16CodeUnits", "results", results)));
    }

    private static Map<String, Object> result(Diagnostic diagnostic, BuildReport report) {
        String hint = diagnostic.hint() == null ? "" : " " + diagnostic.hint();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", diagnostic.code());
        result.put("level", diagnostic.level().word());
        result.put("message", Map.of("text", Printable.text(diagnostic.message() + ". " + diagnostic.cause() + hint)));
        result.put("properties", Map.of("targets", diagnostic.targets()));
        Place place = diagnostic.place();
        if (place != null) {
            String file = report.sources().find(place).map(LocalSource::path).orElse(place.file());
            result.put(
                    "locations",
                    List.of(Map.of(
                            "physicalLocation",
                            Map.of(
                                    "artifactLocation", Map.of("uri", uri(file)),
                                    "region", Map.of("startLine", place.line(), "startColumn", place.column())))));
        }
        return result;
    }

    private static String uri(String file) {
        try {
            return file.startsWith("/")
                    ? new URI("file", "", file, null).toASCIIString()
                    : new URI(null, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "unknown";
        }
    }
}
