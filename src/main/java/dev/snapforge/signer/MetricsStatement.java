package dev.snapforge.signer;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.signing.Signer;
import dev.snapforge.signing.SignerRole;
import dev.snapforge.snapshot.SnapshotMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured of a snapshot as an in-toto statement, version 1, about its container: the figures are the service's word, and a
 * runtime author can show them to others.
 */
@Component
@SignerRole
class MetricsStatement {

    /** Says what the predicate means; docs/runtime-state.md describes it. */
    private static final String PREDICATE_TYPE = "https://snapforge.dev/startup-metrics/v1";

    private final Signer signer;
    private final JsonMapper json;
    private final Clock clock;

    MetricsStatement(Signer signer, JsonMapper json, Clock clock) {
        this.signer = signer;
        this.json = json;
        this.clock = clock;
    }

    /** The DSSE envelope, as JSON. */
    String sign(Digest container, Target target, SnapshotMetrics metrics) {
        Map<String, Object> predicate = new HashMap<>();
        predicate.put("target", target.toString());
        predicate.put(
                "signedAt", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        predicate.put(
                "metrics", CanonicalJson.parse(json.writeValueAsString(metrics).getBytes(StandardCharsets.UTF_8)));
        return signer.attest(Map.of(
                "_type",
                "https://in-toto.io/Statement/v1",
                "subject",
                List.of(Map.of("name", "container.v8ss", "digest", Map.of("sha256", container.hex()))),
                "predicateType",
                PREDICATE_TYPE,
                "predicate",
                predicate));
    }
}
