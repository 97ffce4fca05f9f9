package dev.snapforge.builder;

import dev.snapforge.engine.Engine;
import dev.snapforge.fleet.BuilderRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether this process can take jobs: which engines passed, under which isolation, and whether others hear that it lives. */
@Component
class EnginesHealthIndicator extends AbstractHealthIndicator {

    private final ObjectProvider<BuilderNode> builder;

    EnginesHealthIndicator(ObjectProvider<BuilderNode> builder) {
        this.builder = builder;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        BuilderNode node = builder.getIfAvailable();
        if (node == null) {
            health.unknown().withDetail("reason", "This process is no builder (snapforge.role.builder).");
            return;
        }
        Map<String, String> passed = new TreeMap<>();
        for (Engine engine : node.engines()) {
            passed.put(engine.facts().target().toString(), engine.facts().isolation());
        }
        Duration silence = node.sinceHeartbeat();
        boolean heard = silence.compareTo(BuilderRegistry.SILENCE) < 0;
        health.status(heard && !passed.isEmpty() ? "UP" : "DOWN")
                .withDetail("isolationByEngine", passed)
                .withDetail("secondsSinceHeartbeat", silence.toSeconds());
        if (passed.isEmpty()) {
            MissingEnginesReport report = node.missingEngines();
            health.withDetail("reason", report.reason())
                    .withDetail("rejected", report.rejected())
                    .withDetail("hint", MissingEnginesReport.HINT);
        } else if (!heard) {
            health.withDetail("reason", "No heartbeat could be written: others take this builder for gone.");
        }
    }
}
