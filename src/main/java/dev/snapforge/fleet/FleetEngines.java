package dev.snapforge.fleet;

import dev.snapforge.advisory.KnownEngines;
import dev.snapforge.core.Target;
import org.springframework.stereotype.Component;

/** The engines that builders have, or had within the last week. */
@Component
class FleetEngines implements KnownEngines {

    private final BuilderRegistry builders;

    FleetEngines(BuilderRegistry builders) {
        this.builders = builders;
    }

    @Override
    public boolean includes(Target engine) {
        return builders.engines().stream().anyMatch(it -> it.target().equals(engine));
    }
}
