package dev.snapforge.engine;

import dev.snapforge.core.Platform;
import dev.snapforge.core.Target;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engines that are not used, and why; each goes to the log at once. */
final class EngineRejections {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRejections.class);

    private final Map<String, String> reasons = new ConcurrentSkipListMap<>();

    /**
     * Notes an engine that could be used if something were mended.
     *
     * @param engine its target, or its folder if that says no target
     */
    void add(Object engine, String reason) {
        LOG.warn("Engine {} is left out: {}", engine, reason);
        reasons.put(engine.toString(), reason);
    }

    /** Notes an engine that the settings do not name, which is no reason to worry. */
    void addUnwanted(Object engine) {
        String reason = "snapforge.engine.targets does not name it";
        LOG.info("Engine {} is not used: {}", engine, reason);
        reasons.put(engine.toString(), reason);
    }

    /** Notes an engine for another platform, which is no reason to worry: a folder of engines may be shared by builders. */
    void addForeign(Target engine, Platform machine) {
        String reason = "it is not for this platform, " + machine;
        LOG.info("Engine {} is not used: {}", engine, reason);
        reasons.put(engine.toString(), reason);
    }

    /** Engine → reason. */
    Map<String, String> all() {
        return new TreeMap<>(reasons);
    }
}
