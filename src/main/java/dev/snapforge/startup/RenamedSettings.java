package dev.snapforge.startup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads {@code snapforge.worker.*}, from whatever source, as {@code snapforge.builder.*}, which is what the prefix is called now.
 * A new name beside the old one in the same source counts more; a source that counts more than another still does.
 */
final class RenamedSettings implements EnvironmentPostProcessor {

    private static final Pattern PROPERTY = Pattern.compile("snapforge\\.worker(\\..+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIABLE = Pattern.compile("SNAPFORGE_WORKER(_.+)");

    // Spring reads underscores as dots or dashes only in sources that are named so.
    private static final String VARIABLES_NAME = "snapforge.worker-systemEnvironment";

    private final Log log;

    RenamedSettings(DeferredLogFactory logs) {
        this.log = logs.getLog(RenamedSettings.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, String> renamed = new TreeMap<>();
        MutablePropertySources sources = environment.getPropertySources();
        for (PropertySource<?> source : List.copyOf(sources.stream().toList())) {
            if (source instanceof EnumerablePropertySource<?> readable) {
                Map<String, Object> values = rename(readable, renamed);
                if (!values.isEmpty()) {
                    sources.addAfter(source.getName(), successor(readable, values));
                }
            }
        }
        if (!renamed.isEmpty()) {
            List<String> changes = new ArrayList<>();
            renamed.forEach((before, now) -> changes.add(before + " is now " + now));
            log.warn("Settings are given by their old names, which a later version will refuse: "
                    + String.join(", ", changes) + ".");
        }
    }

    private static PropertySource<?> successor(PropertySource<?> source, Map<String, Object> values) {
        return source instanceof SystemEnvironmentPropertySource
                ? new SystemEnvironmentPropertySource(VARIABLES_NAME, values)
                : new MapPropertySource(source.getName() + " (old names)", values);
    }

    private static Map<String, Object> rename(EnumerablePropertySource<?> source, Map<String, String> renamed) {
        boolean variables = source instanceof SystemEnvironmentPropertySource;
        Pattern before = variables ? VARIABLE : PROPERTY;
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : source.getPropertyNames()) {
            Matcher match = before.matcher(name);
            Object value = match.matches() ? source.getProperty(name) : null;
            if (value != null) {
                String now = (variables ? "SNAPFORGE_BUILDER" : "snapforge.builder") + match.group(1);
                values.put(now, value);
                renamed.put(name, now);
            }
        }
        return values;
    }
}
