package dev.snapforge.builder;

import dev.snapforge.builds.submit.AvailableTargets;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells someone who has just started the service where to go from here. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class StartupMessage {

    private static final Logger LOG = LoggerFactory.getLogger(StartupMessage.class);

    private final AvailableTargets targets;
    private final Environment environment;
    private final ObjectProvider<BuilderNode> builder;
    private volatile int port;

    StartupMessage(AvailableTargets targets, Environment environment, ObjectProvider<BuilderNode> builder) {
        this.targets = targets;
        this.environment = environment;
        this.builder = builder;
    }

    @EventListener
    void remember(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        String base = "http://127.0.0.1:" + port;
        String engines = targets.all().stream()
                .filter(AvailableTargets.Availability::live)
                .map(available -> available.target().toString())
                .collect(Collectors.joining(", "));
        if (environment.containsProperty("logging.structured.format.console")) {
            // Whatever reads the output takes each line for a record.
            LOG.info(
                    "Ready on port {}; engines: {}; isolation: {}",
                    port,
                    engines.isEmpty() ? none() : engines,
                    isolation());
            return;
        }
        System.out.printf("""

                Snapforge is ready.
                  Swagger UI   %1$s/swagger-ui.html
                  Engines      %2$s
                  Isolation    %3$s
                  Try it       curl -sS -H 'Prefer: wait=30' -F file=@examples/capitals.js %1$s/api/v1/builds

                """, base, engines.isEmpty() ? none() : engines, isolation());
    }

    /** What surrounds the engine processes that this process starts. */
    private String isolation() {
        BuilderNode node = builder.getIfAvailable();
        if (node == null || node.engines().isEmpty()) {
            return "none needed: no bundle runs here";
        }
        return node.engines().stream()
                .map(engine -> engine.facts().isolation())
                .distinct()
                .map(name -> name.equals("process") ? "process (no sandbox: see SECURITY.md)" : name)
                .collect(Collectors.joining(", "));
    }

    private String none() {
        return environment.getProperty("snapforge.role.builder", Boolean.class, true)
                ? "none: nothing can be built, the error above says why"
                : "none yet: no builder runs";
    }
}
