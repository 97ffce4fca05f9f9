package dev.snapforge.startup;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses a start with a setting below {@code snapforge.} that does not exist, wherever it was set: a limit or a key file that is
 * silently not used is worse than a service that does not start.
 */
final class SettingsCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final Pattern PROPERTY = Pattern.compile("snapforge\\..+", Pattern.CASE_INSENSITIVE);
    private static final Pattern OLD_PROPERTY = Pattern.compile("snapforge\\.worker\\..+", Pattern.CASE_INSENSITIVE);
    private static final Pattern OLD_VARIABLE = Pattern.compile("SNAPFORGE_WORKER_.+");
    private static final Pattern VARIABLE = Pattern.compile("SNAPFORGE_.+");

    /** Variables of the command line and of the Node client, and of scripts and tests in this repository. */
    private static final Set<String> OTHER_VARIABLES = Set.of(
            "SNAPFORGE_SERVER",
            "SNAPFORGE_URL",
            "SNAPFORGE_TOKEN",
            "SNAPFORGE_TOKEN_FILE",
            "SNAPFORGE_KEYS",
            "SNAPFORGE_JAVA_OPTIONS",
            "SNAPFORGE_CLI_JAR",
            "SNAPFORGE_CLI_ARCHIVE",
            "SNAPFORGE_DEBUG",
            "SNAPFORGE_ENGINES",
            "SNAPFORGE_ARM64_SYSROOT",
            "SNAPFORGE_TEST_NODE");

    /** What Kubernetes tells every container about a service that is called snapforge or snapforge-something. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "SNAPFORGE_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    /** After the listeners that read files and prepare the log, which must show the refusal. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        SettingNames names = SettingNames.ofService();
        for (PropertySource<?> source : event.getEnvironment().getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> readable) {
                for (String name : readable.getPropertyNames()) {
                    if (source instanceof SystemEnvironmentPropertySource) {
                        checkVariable(name, names);
                    } else {
                        checkProperty(name, readable, names);
                    }
                }
            }
        }
    }

    private static void checkVariable(String name, SettingNames names) {
        if (VARIABLE.matcher(name).matches()
                && !names.hasVariable(name)
                && !OLD_VARIABLE.matcher(name).matches()
                && !OTHER_VARIABLES.contains(name)
                && !SERVICE_LINK.matcher(name).matches()) {
            throw new UnknownSettingException(
                    name, "the environment", names.nearestVariable(name).orElse(null));
        }
    }

    private static void checkProperty(String name, EnumerablePropertySource<?> source, SettingNames names) {
        if (PROPERTY.matcher(name).matches()
                && !names.hasProperty(name)
                && !OLD_PROPERTY.matcher(name).matches()
                && !isEmpty(source.getProperty(name))) {
            throw new UnknownSettingException(
                    name, location(source, name), names.nearestProperty(name).orElse(null));
        }
    }

    /** In YAML, a group whose settings are all comments is itself set, to nothing. */
    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value.toString().isEmpty();
    }

    private static String location(PropertySource<?> source, String name) {
        Origin origin = OriginLookup.getOrigin(source, name);
        if (origin != null) {
            return origin.toString();
        }
        return switch (source.getName()) {
            case "commandLineArgs" -> "the command line";
            case "systemProperties" -> "the system properties";
            default -> source.getName();
        };
    }
}
