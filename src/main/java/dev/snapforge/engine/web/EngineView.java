package dev.snapforge.engine.web;

import dev.snapforge.engine.EngineAvailability;
import java.util.List;

/** One item of {@code GET /engines}. */
record EngineView(
        String target,
        String os,
        String arch,
        String engine,
        String engineVersion,
        String v8Version,
        String nativeLibrarySha256,
        boolean emulated,
        String isolation,
        List<String> builders) {

    static EngineView of(EngineAvailability engine) {
        return new EngineView(
                engine.target().toString(),
                engine.target().platform().os(),
                engine.target().platform().arch(),
                engine.target().engine().toString(),
                engine.engineVersion(),
                engine.v8Version(),
                engine.nativeLibrary().hex(),
                engine.emulated(),
                engine.isolation(),
                engine.builders());
    }
}
