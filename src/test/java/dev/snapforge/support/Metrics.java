package dev.snapforge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a service tells Prometheus at one moment. */
public record Metrics(Map<String, Double> series) {

    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Asks a service. */
    public static Metrics of(ServiceClient client) {
        return parse(client.get("/actuator/prometheus").body());
    }

    public static Metrics parse(String text) {
        Map<String, Double> series = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            int end = line.lastIndexOf(' ');
            series.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
        });
        assertThat(series).as(text).isNotEmpty();
        return new Metrics(series);
    }

    /** The sum of all series of this name that have these labels, for example {@code code="bad-signature"}. */
    public double sum(String name, String... labels) {
        return series.entrySet().stream()
                .filter(it -> it.getKey().startsWith(name + "{") || it.getKey().equals(name))
                .filter(it ->
                        Set.of(labels).stream().allMatch(label -> it.getKey().contains(label)))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** The labels of a metric, or of what a summary of this name is made of. */
    public Set<String> labels(String name) {
        return series.keySet().stream()
                .filter(it -> it.matches(Pattern.quote(name) + "(_count|_sum|_bucket)?(\\{.*)?"))
                .flatMap(it -> LABEL.matcher(it).results().map(label -> label.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean has(String name) {
        Matcher matcher =
                Pattern.compile(Pattern.quote(name) + "(_count|_sum)?(\\{.*)?").matcher("");
        return series.keySet().stream().anyMatch(it -> matcher.reset(it).matches());
    }
}
