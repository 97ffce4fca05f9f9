package dev.snapforge.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {

    private static final String WHOLE = """
            {"name": "app", "version": "1.0.0", "targets": ["linux-amd64/javet-v8-5.0.6"], "prelude": "node",
             "warmup": "app.render('/')", "requires": ["app.render"],
             "checks": ["app.name", {"expression": "app.nothing", "expected": null}],
             "policy": {"runtimeState": "warn", "minSpeedup": 2.5},
             "features": ["render"], "labels": {"commit": "0123abc"}}
            """;

    @Test
    void readsEveryField() {
        BuildSpec spec = read(WHOLE);
        assertThat(spec.prelude()).isEqualTo("node");
        assertThat(spec.warmup()).isEqualTo("app.render('/')");
        assertThat(spec.policy()).isEqualTo(new Policy(RuntimeState.WARN, 2.5));
        assertThat(spec.targets()).hasToString("[linux-x64/javet-v8-5.0.6]");
        assertThat(spec.checks().get(1).expected()).isNotNull();
        assertThat(spec.labels()).containsEntry("commit", "0123abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {WHOLE, "{}", "{\"policy\": {}}", "{\"policy\": {\"runtimeState\": \"reject\"}}"})
    void readsWhatItWrote(String text) {
        BuildSpec spec = read(text);
        assertThat(BuildJson.readSpec(BuildJson.writeSpec(spec))).isEqualTo(spec);
    }

    @Test
    void readsRowsFromBeforeThereWereWarmUpAndPolicy() {
        BuildSpec spec =
                BuildJson.readSpec("{\"name\": null, \"version\": null, \"targets\": [], \"prelude\": \"none\","
                        + " \"requires\": [], \"checks\": [], \"features\": [], \"labels\": {}}");
        assertThat(spec.warmup()).isNull();
        assertThat(spec.policy()).isEqualTo(Policy.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"prelude\": \"deno\"}|/prelude",
                "{\"prelude\": 1}|/prelude",
                "{\"warmup\": \"  \"}|/warmup",
                "{\"warmup\": [\"f()\"]}|/warmup",
                "{\"policy\": \"fix\"}|/policy",
                "{\"policy\": {\"runtimestate\": \"fix\"}}|/policy",
                "{\"policy\": {\"runtimeState\": \"FIX\"}}|/policy/runtimeState",
                "{\"policy\": {\"minSpeedup\": 0}}|/policy/minSpeedup",
                "{\"policy\": {\"minSpeedup\": 1000.5}}|/policy/minSpeedup",
                "{\"policy\": {\"minSpeedup\": 1e999}}|/policy/minSpeedup",
                "{\"policy\": {\"minSpeedup\": \"2\"}}|/policy/minSpeedup",
                "{\"checks\": [{\"expression\": \"a\", \"expect\": 1}]}|/checks/0",
                "{\"checks\": [{\"expected\": 1}]}|/checks/0/expression",
                "{\"labels\": {\"a\": 1}}|/labels",
            })
    void saysWhichFieldIsWrong(String text, String pointer) {
        assertThat(refused(text)).extracting(FieldError::pointer).containsExactly(pointer);
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                Arguments.of("targets", 16, "\"linux-x64/javet-v8-5.0.%d\""),
                Arguments.of("requires", 100, "\"global%d\""),
                Arguments.of("checks", 100, "\"global%d\""),
                Arguments.of("features", 50, "\"feature%d\""));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void takesListsUpToTheirLimitAndNoLonger(String field, int most, String item) {
        read(list(field, most, item));
        assertThat(refused(list(field, most + 1, item)))
                .containsExactly(new FieldError("/" + field, "must be a list of at most " + most));
    }

    @Test
    void takesSourcesUpToTheirLimitAndNoLonger() {
        String longest = "f();".repeat(25_000);
        assertThat(read("{\"warmup\": \"" + longest + "\"}").warmup()).isEqualTo(longest);
        assertThat(refused("{\"warmup\": \"" + longest + ";\"}"))
                .extracting(FieldError::pointer)
                .containsExactly("/warmup");
        String expression = "1".repeat(10_000);
        read("{\"checks\": [\"" + expression + "\"]}");
        assertThat(refused("{\"checks\": [\"" + expression + "1\"]}"))
                .extracting(FieldError::pointer)
                .containsExactly("/checks/0");
        assertThat(refused("{\"labels\": {\"a\": \"" + "x".repeat(1_001) + "\"}}"))
                .extracting(FieldError::pointer)
                .containsExactly("/labels");
    }

    private static String list(String field, int size, String item) {
        List<String> items = IntStream.range(0, size).mapToObj(item::formatted).toList();
        return "{\"" + field + "\": [" + String.join(", ", items) + "]}";
    }

    private static BuildSpec read(String text) {
        return SpecReader.read(BuildJson.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<FieldError> refused(String text) {
        InvalidSpecException refusal = catchThrowableOfType(InvalidSpecException.class, () -> read(text));
        return refusal == null ? Collections.emptyList() : refusal.errors();
    }
}
