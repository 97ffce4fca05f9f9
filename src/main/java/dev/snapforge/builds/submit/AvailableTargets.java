package dev.snapforge.builds.submit;

import dev.snapforge.core.Target;
import java.util.List;

/** What can be built at the moment. */
public interface AvailableTargets {

    /** Every target a builder has ever registered. */
    List<Availability> all();

    /**
     * Whether a target can be built.
     *
     * @param live whether a builder that has it is alive
     * @param byDefault whether requests that name no target mean it
     */
    record Availability(Target target, boolean live, boolean byDefault) {}
}
