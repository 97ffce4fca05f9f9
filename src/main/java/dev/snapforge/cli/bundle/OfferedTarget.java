package dev.snapforge.cli.bundle;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import java.util.List;

/**
 * A target that a live builder offers.
 *
 * @param name for example {@code linux-x64/javet-v8-5.0.6}
 * @param emulated whether its engine runs on another processor's machine
 */
public record OfferedTarget(String name, boolean emulated) {

    /** What the service offers now. */
    public static List<OfferedTarget> of(ServiceConnection service) {
        return service.get("/api/v1/engines").list("items").stream()
                .filter(it -> !it.texts("builders").isEmpty())
                .map(OfferedTarget::of)
                .toList();
    }

    private static OfferedTarget of(JsonView engine) {
        return new OfferedTarget(engine.text("target"), engine.flag("emulated"));
    }
}
