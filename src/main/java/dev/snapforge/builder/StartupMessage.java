package dev.snapforge.builder;

import dev.snapforge.builds.submit.AvailableTargets;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private volatile int port;

    StartupMessage(AvailableTargets targets, Environment environment) {
        this.targets = targets;
        this.environment = environment;
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
            LOG.info("Ready on port {}; engines: {}", port, engines.isEmpty() ? none() : engines);
            return;
        }
        System.out.printf("""

                Snapforge is ready.
                  Swagger UI   %1$s/swagger-ui.html
                  Engines      %2$s
                  Try it       curl -sS -H 'Prefer: wait=30' -F file=@examples/capitals.js %1$s/api/v1/builds

                """, base, engines.isEmpty() ? none() : engines);
    }

    private String none() {
        return environment.getProperty("snapforge.role.builder", Boolean.class, true)
                ? "none: nothing can be built, the error above says why"
                : "none yet: no builder runs";
    }
}
