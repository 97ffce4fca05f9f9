package dev.snapforge.fleet;

import dev.snapforge.engine.TargetPattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which targets a request means that names none.
 *
 * @param namedOnly targets that it does not mean although builders offer them; by default those of older V8s on a platform that has a newer one
 */
@ConfigurationProperties("snapforge.targets")
record TargetSettings(
        @DefaultValue({"linux-x64/javet-v8-4.0.0", "linux-x64/javet-v8-4.1.5"})
        List<TargetPattern> namedOnly) {}
