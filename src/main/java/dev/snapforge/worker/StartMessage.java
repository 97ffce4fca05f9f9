package dev.snapforge.worker;

import dev.snapforge.build.AvailableTargets;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells someone who has just started the service where to go from here. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class StartMessage {

    private final AvailableTargets targets;
    private volatile int port;

    StartMessage(AvailableTargets targets) {
        this.targets = targets;
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
        System.out.printf("""

                Snapforge is ready.
                  Swagger UI   %1$s/swagger-ui.html
                  Engines      %2$s
                  Try it       curl -sS -H 'Prefer: wait=30' -F file=@examples/greeting.js %1$s/api/v1/builds

                """, base, engines.isEmpty() ? "none yet" : engines);
    }
}
