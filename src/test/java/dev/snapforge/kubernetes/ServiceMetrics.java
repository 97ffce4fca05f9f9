package dev.snapforge.kubernetes;

import java.util.Map;
import java.util.Set;

/** What alerts and dashboard may ask for. {@link MonitoringTest} holds the chart to it, and a test of the running service holds that to it. */
public final class ServiceMetrics {

    /** Names of metrics, as Prometheus knows them, with their labels. */
    public static final Map<String, Set<String>> LABELS = Map.ofEntries(
            Map.entry("snapforge_queue_depth", Set.of("target")),
            Map.entry("snapforge_queue_oldest_age_seconds", Set.of("target")),
            Map.entry("snapforge_measurements_waiting", Set.of()),
            Map.entry("snapforge_measurement_attempts_total", Set.of("outcome")),
            Map.entry("snapforge_webhook_deliveries_waiting", Set.of()),
            Map.entry("snapforge_webhook_oldest_age_seconds", Set.of()),
            Map.entry("snapforge_webhooks_disabled", Set.of()),
            Map.entry("snapforge_webhook_attempts_total", Set.of("outcome")),
            Map.entry("snapforge_build_duration_seconds", Set.of("target", "outcome")),
            Map.entry("snapforge_stage_duration_seconds", Set.of("stage", "target")),
            Map.entry("snapforge_job_outcomes_total", Set.of("target", "code")),
            Map.entry("snapforge_engine_process_starts_total", Set.of("target")),
            Map.entry("snapforge_engine_process_kills_total", Set.of("target", "cause")),
            Map.entry("snapforge_download_bytes_total", Set.of("representation", "coding")),
            Map.entry("snapforge_download_not_modified_total", Set.of("representation")),
            Map.entry("snapforge_encodings_kept_total", Set.of("coding")),
            Map.entry("snapforge_verification_failures_total", Set.of("code")),
            Map.entry("snapforge_signing_refusals_total", Set.of("reason")),
            Map.entry("snapforge_vulnerable_engine_requests_total", Set.of("outcome")),
            Map.entry("snapforge_advisory_file_refused", Set.of()),
            Map.entry("snapforge_spare_processes", Set.of("target")),
            Map.entry("snapforge_uploads_open", Set.of()),
            Map.entry("snapforge_uploads_memory_bytes", Set.of()),
            Map.entry("snapforge_event_streams", Set.of()),
            Map.entry("snapforge_answers_waiting", Set.of()),
            Map.entry("snapforge_downloads_open", Set.of()),
            Map.entry("snapforge_resolve_uncached_total", Set.of()),
            // Spring's, the connection pool's and the download cache's.
            Map.entry("http_server_requests_seconds_count", Set.of("status", "uri", "method", "outcome")),
            Map.entry("hikaricp_connections_active", Set.of("pool")),
            Map.entry("hikaricp_connections_pending", Set.of("pool")),
            Map.entry("cache_gets_total", Set.of("cache", "result")),
            Map.entry("up", Set.of()));

    private ServiceMetrics() {}
}
