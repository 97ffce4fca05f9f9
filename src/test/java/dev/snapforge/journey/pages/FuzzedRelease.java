package dev.snapforge.journey.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.journey.pages.HostileMarkup.Alphabet;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A name with a build that failed and a version, all of whose texts an author decides; and the pages that show it. How many texts of
 * which kind there are is the shape, by whose number it is made again.
 */
final class FuzzedRelease {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VERSION = "1.0.0-beta.1";
    private static final int LONGEST_LABEL = 24;

    private final ServiceClient service;
    private final StandInBuilder builder;
    private final FuzzedAuthor author;
    private final String name;
    private final String token;
    private final Random shape;

    /**
     * @param token of a principal whose name is the author's, too
     * @param shape number of the shape
     */
    FuzzedRelease(
            ServiceClient service, StandInBuilder builder, FuzzedAuthor author, String name, String token, long shape) {
        this.service = service;
        this.builder = builder;
        this.author = author;
        this.name = name;
        this.token = token;
        this.shape = new Random(shape);
    }

    /** Makes all of it, and gives the addresses of its pages. */
    List<String> publish() throws IOException {
        List<String> pages = new ArrayList<>();
        List<String> scripts = names("script", 1 + shape.nextInt(2), ".js");
        String map = "map.map";
        Map<String, Object> spec = spec();

        BuildAnswer failed = submit(spec, scripts, map);
        builder.fail(failed, problem(scripts), findings("failed", scripts), author.text("log", Alphabet.REPORT));
        pages.add("/builds/" + failed.id());

        spec.put("version", VERSION);
        BuildAnswer built = submit(spec, scripts, map);
        String digest = builder.finish(
                        built, name, findings("built", scripts), JSON.writeValueAsString(metrics(scripts)))
                .toString();
        pages.add("/builds/" + built.id());
        pages.add("/snapshots/" + digest);
        move("/channels/stable", Map.of("version", VERSION, "reason", author.text("reason", Alphabet.TEXT)));
        pages.add("/names/" + name);
        pages.add("/names/" + name + "/compare?from=" + VERSION + "&to=" + VERSION);
        pages.add("/names/" + name + "/channels/stable/badge.svg");
        pages.add("/builds?name=" + name);
        return pages;
    }

    /** Addresses whose parameters are the author's, and that show what was asked for, or refuse it. */
    List<String> asked() {
        String query = encoded(author.text("query", Alphabet.SENTENCE));
        return List.of(
                "/builds?name=" + query + "&status=" + query + "&target=" + query + "&principal=" + query + "&label="
                        + query,
                "/builds?cursor=" + query,
                "/names/" + query,
                "/names/" + name + "/compare?from=" + query + "&to=1.0.0",
                "/names/" + name + "/channels/" + query + "/badge.svg",
                "/builds/" + query,
                "/snapshots/" + query,
                "/problems/" + query,
                "/" + query,
                "/sign-in?to=" + query);
    }

    private Map<String, Object> spec() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("name", name);
        spec.put("targets", List.of(StandInBuilder.TARGET));
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = shape.nextInt(3); i > 0; i--) {
            labels.put(
                    author.text("labelkey" + i, Alphabet.TEXT, LONGEST_LABEL), author.text("label" + i, Alphabet.TEXT));
        }
        spec.put("labels", labels);
        List<Object> checks = new ArrayList<>();
        for (int i = shape.nextInt(3); i > 0; i--) {
            checks.add(Map.of(
                    "expression", author.text("check" + i, Alphabet.TEXT),
                    "expected", author.text("expected" + i, Alphabet.TEXT)));
        }
        spec.put("checks", checks);
        if (shape.nextBoolean()) {
            spec.put("warmup", author.text("warmup", Alphabet.TEXT));
        }
        return spec;
    }

    private BuildAnswer submit(Map<String, Object> spec, List<String> scripts, String map) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        scripts.forEach(it -> files.put(it, source() + "\n//# sourceMappingURL=" + map + "\n"));
        files.put(
                map,
                JSON.writeValueAsString(Map.of(
                        "version", 3,
                        "sources", List.of(original()),
                        "sourcesContent", List.of(source()),
                        "names", List.of(author.text("mapname", Alphabet.TEXT)),
                        "mappings", "AAAA;AACA;AACA")));
        return BuildAnswer.of(service.post(
                FuzzedArchive.form(scripts, files).spec(JSON.writeValueAsString(spec)),
                "Authorization",
                "Bearer " + token));
    }

    private String original() {
        return author.text("original", Alphabet.FILE) + ".ts";
    }

    private String source() {
        return "// " + author.text("sourceline", Alphabet.LINE) + "\n// " + author.text("otherline", Alphabet.LINE)
                + "\n// " + author.text("lastline", Alphabet.LINE);
    }

    private List<String> names(String field, int count, String end) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(author.text(field + i, Alphabet.FILE) + end);
        }
        return names;
    }

    private JobProblem problem(List<String> scripts) {
        List<JobProblem> others = new ArrayList<>();
        for (int i = shape.nextInt(3); i > 0; i--) {
            others.add(problem("other" + i, scripts));
        }
        return problem("problem", scripts).withOthers(others);
    }

    private JobProblem problem(String field, List<String> scripts) {
        return new JobProblem(
                "script-threw",
                author.text(field + "title", Alphabet.REPORT),
                author.text(field + "detail", Alphabet.REPORT),
                shape.nextBoolean() ? author.text(field + "hint", Alphabet.REPORT) : null,
                place(scripts),
                shape.nextBoolean() ? author.text(field + "stack", Alphabet.REPORT) : null,
                shape.nextBoolean() ? author.text(field + "engine", Alphabet.REPORT) : null);
    }

    private List<Finding> findings(String field, List<String> scripts) {
        List<Finding> findings = new ArrayList<>();
        for (int i = shape.nextInt(4); i > 0; i--) {
            findings.add(new Finding(
                    "frozen-time",
                    Severity.WARNING,
                    author.text(field + i + "title", Alphabet.REPORT),
                    author.text(field + i + "detail", Alphabet.REPORT),
                    author.text(field + i + "hint", Alphabet.REPORT),
                    place(scripts),
                    1));
        }
        return findings;
    }

    private @Nullable SourceLocation place(List<String> scripts) {
        if (shape.nextInt(4) == 0) {
            return null;
        }
        SourceLocation sent = new SourceLocation(scripts.get(0), 1 + shape.nextInt(3), 1);
        return shape.nextBoolean() ? sent : sent.from(original(), sent.line(), 1);
    }

    private Map<String, Object> metrics(List<String> scripts) {
        List<Object> sizes = new ArrayList<>();
        for (String script : scripts) {
            sizes.add(Map.of("file", script, "sourceBytes", 100, "share", 0.5, "blobBytes", 1000));
        }
        return Map.of(
                "state",
                "MEASURED",
                "plainMillis",
                20.0,
                "restoredMillis",
                2.0,
                "speedup",
                10.0,
                "runs",
                3,
                "sizes",
                sizes);
    }

    private void move(String channel, Map<String, String> promotion) {
        assertThat(service.send(
                                "PUT",
                                "/api/v1/names/" + name + channel,
                                JSON.writeValueAsString(promotion),
                                "Authorization",
                                "Bearer " + token)
                        .statusCode())
                .isIn(200, 201);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
