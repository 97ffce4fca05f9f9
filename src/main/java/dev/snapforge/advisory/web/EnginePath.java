package dev.snapforge.advisory.web;

import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.core.Target;

/** An engine in an address, where it is two segments: {@code linux-x64/javet-v8-5.0.6}. */
public final class EnginePath {

    /** Describes the parameter {@code platform}. */
    public static final String PLATFORM = "The operating system and architecture of the engine";

    /** Describes the parameter {@code engine}. */
    public static final String ENGINE = "The engine's id";

    private EnginePath() {}

    /**
     * The engine.
     *
     * @throws dev.snapforge.core.MalformedValueException {@code malformed-platform} or {@code malformed-engine}
     */
    public static Target target(String platform, String engine) {
        return new Target(Platform.parse(platform), EngineId.parse(engine));
    }
}
