package dev.snapforge.startup;

import dev.snapforge.core.EditDistance;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The names of all settings, read off the records that hold them. A list counts by itself ({@code a=x,y}) and by its places
 * ({@code a[0]=x}); records inside the record are groups.
 */
final class SettingNames {

    private static final String PLACE = "[0]";

    /** Uniform name (lower-case, no dashes, each place the first) → name as in the documentation. */
    private final Map<String, String> properties = new TreeMap<>();

    /** The same for environment variables, which come in two spellings: without dashes, or with underscores for them. */
    private final Map<String, String> variables = new TreeMap<>();

    /** @param records annotated with {@link ConfigurationProperties} */
    SettingNames(Collection<Class<?>> records) {
        for (Class<?> type : records) {
            ConfigurationProperties prefix =
                    AnnotatedElementUtils.findMergedAnnotation(type, ConfigurationProperties.class);
            if (prefix != null) {
                group(prefix.prefix(), type);
            }
        }
    }

    /** Those of all records {@code *Settings} of the service. */
    static SettingNames ofService() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.setResourcePattern("**/*Settings.class");
        List<Class<?>> records = new ArrayList<>();
        for (BeanDefinition found : scanner.findCandidateComponents("dev.snapforge")) {
            records.add(ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null));
        }
        return new SettingNames(records);
    }

    /** All, as in the documentation, places of lists as {@code [0]}. */
    Collection<String> all() {
        return properties.values();
    }

    /** Whether a property is a setting, in any of the spellings that Spring accepts. */
    boolean hasProperty(String name) {
        return properties.containsKey(uniform(name));
    }

    /** Whether an environment variable is a setting. */
    boolean hasVariable(String name) {
        return variables.containsKey(name.replaceAll("_\\d+(?=_|$)", "_0"));
    }

    /** The setting that a property was probably meant to be. */
    Optional<String> nearestProperty(String name) {
        return nearest(name.toLowerCase(Locale.ROOT), properties.values(), ".");
    }

    /** The environment variable that one was probably meant to be. */
    Optional<String> nearestVariable(String name) {
        return nearest(name, variables.values(), "_");
    }

    private void group(String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + dashed(component.getName());
            Class<?> single = component.getType();
            if (Collection.class.isAssignableFrom(single)) {
                add(name);
                name += PLACE;
                single = element(component.getGenericType());
            }
            if (isGroup(single, type)) {
                group(name, single);
            } else {
                add(name);
            }
        }
    }

    /** A record inside the record, or one of another package that holds settings. */
    private static boolean isGroup(Class<?> single, Class<?> type) {
        boolean settings = single.getSimpleName().endsWith("Settings");
        return single.isRecord() && (settings || single.getNestHost() == type.getNestHost());
    }

    private void add(String name) {
        properties.put(uniform(name), name);
        UnaryOperator<String> variable = it ->
                it.replace(PLACE, "_0").replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        variables.put(variable.apply(name), variable.apply(name));
        variables.put(variable.apply(name.replace("-", "")), variable.apply(name));
    }

    private static Class<?> element(Type collection) {
        return (Class<?>) ((ParameterizedType) collection).getActualTypeArguments()[0];
    }

    private static String dashed(String component) {
        return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String uniform(String name) {
        ConfigurationPropertyName parsed = ConfigurationPropertyName.adapt(name, '.');
        StringBuilder uniform = new StringBuilder();
        for (int i = 0; i < parsed.getNumberOfElements(); i++) {
            uniform.append(parsed.isNumericIndex(i) ? PLACE : "." + parsed.getElement(i, Form.UNIFORM));
        }
        return uniform.toString();
    }

    /** With the last word right, the group is what was wrong, however different it looks. */
    private static Optional<String> nearest(String name, Collection<String> known, String separator) {
        String last = name.substring(name.lastIndexOf(separator) + 1);
        return known.stream()
                .filter(it -> it.endsWith(separator + last) || EditDistance.of(name, it) <= name.length() / 3)
                .min(Comparator.comparingInt(it -> EditDistance.of(name, it)));
    }
}
