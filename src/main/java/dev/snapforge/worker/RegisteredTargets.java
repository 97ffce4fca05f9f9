package dev.snapforge.worker;

import dev.snapforge.build.AvailableTargets;
import dev.snapforge.engine.BuilderRegistry;
import dev.snapforge.engine.EngineAvailability;
import dev.snapforge.kernel.Platform;
import dev.snapforge.kernel.Target;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Targets are what builders have registered. The default platform is the one that this process runs on. */
@Component
class RegisteredTargets implements AvailableTargets {

    private final BuilderRegistry builders;
    private final Platform defaultPlatform = Platform.current();

    RegisteredTargets(BuilderRegistry builders) {
        this.builders = builders;
    }

    @Override
    public List<Availability> all() {
        // Two builders may have different builds of one engine; the target is live if either is.
        Map<Target, Boolean> live = new TreeMap<>();
        for (EngineAvailability engine : builders.engines()) {
            live.merge(engine.target(), engine.live(), Boolean::logicalOr);
        }
        return live.entrySet().stream()
                .map(entry -> new Availability(
                        entry.getKey(),
                        entry.getValue(),
                        entry.getKey().platform().equals(defaultPlatform)))
                .toList();
    }
}
