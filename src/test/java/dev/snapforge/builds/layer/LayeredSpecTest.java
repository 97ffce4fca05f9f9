package dev.snapforge.builds.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.Check;
import dev.snapforge.builds.spec.DeferralHandling;
import dev.snapforge.builds.spec.RuntimeStateHandling;
import dev.snapforge.builds.spec.SpecJson;
import dev.snapforge.builds.spec.SpecReader;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LayeredSpecTest {

    private static final String BASE = """
            {"name": "framework", "version": "1.0.0", "prelude": "web", "warmup": "a()", "requires": ["a", "both"],
             "checks": ["a", "both"], "features": ["a"], "labels": {"of": "base"},
             "policy": {"runtimeState": "warn", "defer": ["lib/**"], "minSpeedup": 3}}
            """;

    @Test
    void putsWhatTheBaseHasFirst() {
        BuildSpec layered = layered(BASE, """
                {"name": "app", "version": "2.0.0", "base": "framework@1.0.0", "warmup": "b()", "requires": ["both", "b"],
                 "checks": ["both", "b"], "features": ["b"], "labels": {"of": "app"},
                 "policy": {"defer": ["lib/**"], "metrics": "wait"}}
                """);
        assertThat(layered.name()).isEqualTo("app");
        assertThat(layered.version()).isEqualTo("2.0.0");
        assertThat(layered.base()).isEqualTo("framework@1.0.0");
        assertThat(layered.prelude()).isEqualTo("web");
        assertThat(layered.warmup()).isEqualTo("warmUpOfBase(); b()\nfunction warmUpOfBase() {\na()\n}");
        assertThat(layered.requires()).containsExactly("a", "both", "b");
        assertThat(layered.checks()).extracting(Check::expression).containsExactly("a", "both", "b");
        assertThat(layered.features()).containsExactly("a", "b");
        assertThat(layered.labels()).isEqualTo(Map.of("of", "app"));
        assertThat(layered.policy().runtimeState()).isEqualTo(RuntimeStateHandling.WARN);
        assertThat(layered.policy().defer()).isEqualTo(new DeferralHandling(true, List.of("base/lib/**", "lib/**")));
        assertThat(layered.policy().minSpeedup()).isNull();
        assertThat(layered.policy().waitsForMetrics()).isTrue();
    }

    @Test
    void takesWhatTheBaseHasWhereTheSpecSaysNothing() {
        BuildSpec layered = layered("{\"policy\": {\"defer\": \"off\"}, \"warmup\": \"a()\"}", "{}");
        assertThat(layered.policy().defer()).isEqualTo(DeferralHandling.OFF);
        assertThat(layered.warmup()).isEqualTo("a()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"prelude\": \"node\"} | /prelude",
                "{\"prelude\": \"none\"} | /prelude",
                "{\"policy\": {\"runtimeState\": \"fix\"}} | /policy/runtimeState",
                "{\"policy\": {\"unhandledRejections\": \"warn\"}} | /policy/unhandledRejections",
                "{\"policy\": {\"defer\": \"off\"}} | /policy/defer"
            })
    void refusesAnotherValueThanTheBaseHas(String own, String pointer) {
        refuses(BASE, own, "base-disagrees", pointer);
    }

    @Test
    void refusesPatternsOnABaseThatDefersNothing() {
        refuses("{\"policy\": {\"defer\": \"off\"}}", "{\"policy\": {\"defer\": [\"a/**\"]}}", "base-disagrees", "off");
    }

    @Test
    void acceptsTheSameValue() {
        assertThat(layered(
                                BASE,
                                "{\"prelude\": \"web\", \"policy\": {\"runtimeState\": \"warn\", \"defer\": \"auto\"}}")
                        .prelude())
                .isEqualTo("web");
    }

    @Test
    void refusesMoreThanASpecMayHave() {
        String checks =
                IntStream.range(0, 60).mapToObj(it -> "\"%s" + it + "\"").collect(Collectors.joining(","));
        refuses(
                "{\"checks\": [" + checks.replace("%s", "a") + "]}",
                "{\"checks\": [" + checks.replace("%s", "b") + "]}",
                "base-exceeds",
                "/checks");
    }

    @Test
    void refusesWhatWouldImportAnotherFile() {
        refuses("{\"checks\": [\"import ('./a.mjs')\"]}", "{}", "base-imports", "import ('./a.mjs')");
        refuses("{\"warmup\": \"import('./a.mjs')\"}", "{}", "base-imports", "the warm-up");
        assertThat(layered("{}", "{\"warmup\": \"import('./a.mjs')\"}").warmup())
                .isEqualTo("import('./a.mjs')");
    }

    private static void refuses(String base, String own, String code, String detail) {
        assertThatThrownBy(() -> layered(base, own)).isInstanceOfSatisfying(LayerException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage() + e.expected()).contains(detail);
            assertThat(e.found()).isNotBlank();
            assertThat(e.hint()).isNotBlank();
        });
    }

    private static BuildSpec layered(String base, String own) {
        Digest digest = Digest.of(new byte[] {1});
        JsonNode asked = json(own);
        return LayeredSpec.of(
                new BaseSnapshot(
                        "framework",
                        "1.0.0",
                        digest,
                        SpecReader.read(json(base)),
                        Map.of(Target.parse("linux-x64/javet-v8-5.0.6"), digest)),
                SpecReader.read(asked),
                asked);
    }

    private static JsonNode json(String text) {
        return SpecJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
