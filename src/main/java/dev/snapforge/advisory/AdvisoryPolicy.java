package dev.snapforge.advisory;

import dev.snapforge.core.Target;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Decides what follows from advisories for those who ask for something that stands on an engine. */
@Service
public class AdvisoryPolicy {

    private final CurrentAdvisories advisories;
    private final AdvisorySettings settings;
    private final AdvisoryMeters meters;

    AdvisoryPolicy(CurrentAdvisories advisories, AdvisorySettings settings, AdvisoryMeters meters) {
        this.advisories = advisories;
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * Lets something be handed out that stands on the engine, and counts that if the engine is vulnerable.
     *
     * @param wanted what the request asks for; it can be stricter than the setting, and never laxer
     * @return what to warn of; empty if nothing speaks against the engine
     * @throws dev.snapforge.core.SnapforgeException {@code engine-vulnerable}
     */
    public Optional<EngineAdvisory> admit(Target engine, VulnerablePolicy wanted) {
        Optional<EngineAdvisory> found =
                advisories.of(engine).filter(it -> it.warning().isPresent());
        if (found.isPresent() && found.get().content().status() == EngineStatus.VULNERABLE) {
            if (wanted == VulnerablePolicy.REFUSE || settings.vulnerable() == VulnerablePolicy.REFUSE) {
                meters.refused();
                throw new EngineVulnerableException(found.get());
            }
            meters.served();
        }
        return found;
    }
}
