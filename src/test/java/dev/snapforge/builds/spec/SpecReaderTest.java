package dev.snapforge.builds.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapforge.core.UnknownFieldException;
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
import tools.jackson.databind.node.JsonNodeFactory;

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
        assertThat(spec.policy())
                .isEqualTo(new Policy(
                        RuntimeStateHandling.WARN,
                        RejectionHandling.REJECT,
                        DeferralHandling.AUTO,
                        2.5,
                        MetricsHandling.LATER));
        assertThat(spec.targets()).hasToString("[linux-x64/javet-v8-5.0.6]");
        assertThat(spec.checks().get(1).expected()).isNotNull();
        assertThat(spec.labels()).containsEntry("commit", "0123abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WHOLE,
                "{}",
                "{\"policy\": {}}",
                "{\"policy\": {\"runtimeState\": \"reject\"}}",
                "{\"policy\": {\"defer\": \"off\"}}",
                "{\"policy\": {\"defer\": [\"lib/**\"]}}"
            })
    void readsWhatItWrote(String text) {
        BuildSpec spec = read(text);
        assertThat(SpecJson.read(SpecJson.write(spec))).isEqualTo(spec);
    }

    @Test
    void readsRowsFromBeforeThereWereWarmUpAndPolicy() {
        BuildSpec spec = SpecJson.read("{\"name\": null, \"version\": null, \"targets\": [], \"prelude\": \"none\","
                + " \"requires\": [], \"checks\": [], \"features\": [], \"labels\": {}}");
        assertThat(spec.warmup()).isNull();
        assertThat(spec.policy()).isEqualTo(Policy.DEFAULT);
    }

    @Test
    void keepsSpecsInTheDatabaseAsTheFirstReleaseDidWithWhatIsNew() {
        assertThat(SpecJson.write(read(WHOLE)))
                .isEqualTo("{\"checks\":[\"app.name\",{\"expected\":null,\"expression\":\"app.nothing\"}],"
                        + "\"features\":[\"render\"],\"labels\":{\"commit\":\"0123abc\"},\"name\":\"app\","
                        + "\"policy\":{\"defer\":\"auto\",\"metrics\":\"later\",\"minSpeedup\":2.5,\"runtimeState\":\"warn\",\"unhandledRejections\":\"reject\"},\"prelude\":\"node\","
                        + "\"requires\":[\"app.render\"],\"targets\":[\"linux-x64/javet-v8-5.0.6\"],"
                        + "\"version\":\"1.0.0\",\"warmup\":\"app.render('/')\"}");
        assertThat(SpecJson.write(read("{}")))
                .isEqualTo("{\"checks\":[],\"features\":[],\"labels\":{},\"name\":null,"
                        + "\"policy\":{\"defer\":\"auto\",\"metrics\":\"later\",\"minSpeedup\":null,\"runtimeState\":\"fix\",\"unhandledRejections\":\"reject\"},\"prelude\":\"none\","
                        + "\"requires\":[],\"targets\":[],\"version\":null,\"warmup\":null}");
    }

    @Test
    void nullCountsAsLeftOutButNotAsAnExpectedValue() {
        BuildSpec spec =
                read("{\"name\": null, \"targets\": null, \"prelude\": null, \"warmup\": null, \"requires\": null,"
                        + " \"policy\": {\"runtimeState\": null, \"minSpeedup\": null}, \"labels\": null, \"$schema\": \"x.json\","
                        + " \"checks\": [{\"expression\": \"a\"}, {\"expression\": \"a\", \"expected\": null}]}");
        assertThat(spec.policy()).isEqualTo(Policy.DEFAULT);
        assertThat(spec.prelude()).isEqualTo(BuildSpec.NO_PRELUDE);
        assertThat(spec.checks().get(0)).isEqualTo(new Check("a", null));
        assertThat(spec.checks().get(1).expected()).isEqualTo(JsonNodeFactory.instance.nullNode());
    }

    @Test
    void eachTargetGlobalAndFeatureCountsOnce() {
        BuildSpec spec = read("{\"targets\": [\"linux-x64/node-24.1.0\", \"linux-amd64/node-24.1.0\"],"
                + " \"requires\": [\"a\", \"b\", \"a\"], \"features\": [\"x\", \"x\"]}");
        assertThat(spec.targets()).hasToString("[linux-x64/node-24.1.0]");
        assertThat(spec.requires()).containsExactly("a", "b");
        assertThat(spec.features()).containsExactly("x");
    }

    @Test
    void reportsEverythingAtOnceWithTheWordsOfEachPlace() {
        String target = "must be a target: <os>-<arch>/<engine>, for example linux-x64/javet-v8-5.0.6";
        String global = "must be a JavaScript identifier or a dotted path of them, for example app.render";
        String expression = "must be a JavaScript expression of 1 to 10000 characters, and more than space";
        assertThat(refused(
                        "{\"labels\": {\"a\": 1, \"b\": [2], \" \": \"\"}, \"policy\": {\"runtimeState\": 1, \"minSpeedup\": {},"
                                + " \"x\": {\"y\": []}}, \"checks\": [1, null, {\"expression\": [1]}, {\"expression\": \" \"}, [\"a\"]],"
                                + " \"requires\": [\"a\", \"a\", \"-\", 1, null, {\"b\": [1]}, \"a.b\"], \"features\": {},"
                                + " \"targets\": [\"linux-x64/node-24.1.0\", \"x\", 5, null, []], \"warmup\": 1, \"prelude\": [],"
                                + " \"version\": \"x\", \"name\": 1}"))
                .containsExactly(
                        new FieldViolation(
                                "/name",
                                "must be 1 to 128 of a-z, 0-9, '.', '_', '-', with a letter or digit at both ends"),
                        new FieldViolation(
                                "/version",
                                "must be a version such as 1.0.0 or 2.1.0-beta.1, of at most 64 characters"),
                        new FieldViolation("/targets/1", target),
                        new FieldViolation("/targets/2", target),
                        new FieldViolation("/targets/3", target),
                        new FieldViolation("/targets/4", target),
                        new FieldViolation("/prelude", "must be \"none\", \"web\" or \"node\""),
                        new FieldViolation(
                                "/warmup", "must be JavaScript source of 1 to 100000 characters, and more than space"),
                        new FieldViolation("/requires/2", global),
                        new FieldViolation("/requires/3", global),
                        new FieldViolation("/requires/4", global),
                        new FieldViolation("/requires/5", global),
                        new FieldViolation("/checks/0", expression),
                        new FieldViolation("/checks/1", expression),
                        new FieldViolation("/checks/4", expression),
                        new FieldViolation("/checks/2/expression", expression),
                        new FieldViolation("/checks/3/expression", expression),
                        new FieldViolation(
                                "/policy",
                                "has a field other than 'runtimeState', 'unhandledRejections', 'defer', 'minSpeedup',"
                                        + " 'metrics'"),
                        new FieldViolation(
                                "/policy/minSpeedup",
                                "must be a number greater than 0 and at most 1000, for example 1.5"),
                        new FieldViolation("/policy/runtimeState", "must be \"fix\", \"warn\" or \"reject\""),
                        new FieldViolation("/features", "must be a list of at most 50"),
                        new FieldViolation(
                                "/labels", "must have names of 1 to 100 and texts of at most 1000 characters"));
    }

    @Test
    void refusesTextsOfMegabytesWithoutLookingAtAllOfThem() {
        String parts = "a.".repeat(500_000) + "a";
        assertThat(refused("{\"name\": \"" + parts + "\", \"version\": \"1-" + parts + "\", \"requires\": [\"" + parts
                        + "\"], \"targets\": [" + "1,".repeat(500_000) + "1]}"))
                .extracting(FieldViolation::pointer)
                .containsExactly("/name", "/version", "/targets", "/requires/0");
    }

    @Test
    void namesTheNearestKnownFields() {
        UnknownFieldException refusal = catchThrowableOfType(
                UnknownFieldException.class, () -> read("{\"nmae\": \"x\", \"check/s\": [], \"name\": \"a\"}"));
        assertThat(refusal).hasMessage("The spec has unknown fields: nmae, check/s.");
        assertThat(refusal.hint())
                .isEqualTo("Instead of 'nmae', did you mean 'name'? Instead of 'check/s', did you mean 'checks'?");
        assertThat(refusal.problemMembers().get("errors")).asString().contains("/nmae", "/check~1s");
        assertThat(refusal.problemMembers().get("known")).isEqualTo(SpecReader.FIELDS);
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
        assertThat(refused(text)).extracting(FieldViolation::pointer).containsExactly(pointer);
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
                .containsExactly(new FieldViolation("/" + field, "must be a list of at most " + most));
    }

    @Test
    void takesSourcesUpToTheirLimitAndNoLonger() {
        String longest = "f();".repeat(25_000);
        assertThat(read("{\"warmup\": \"" + longest + "\"}").warmup()).isEqualTo(longest);
        assertThat(refused("{\"warmup\": \"" + longest + ";\"}"))
                .extracting(FieldViolation::pointer)
                .containsExactly("/warmup");
        String expression = "1".repeat(10_000);
        read("{\"checks\": [\"" + expression + "\"]}");
        assertThat(refused("{\"checks\": [\"" + expression + "1\"]}"))
                .extracting(FieldViolation::pointer)
                .containsExactly("/checks/0");
        assertThat(refused("{\"labels\": {\"a\": \"" + "x".repeat(1_001) + "\"}}"))
                .extracting(FieldViolation::pointer)
                .containsExactly("/labels");
    }

    private static String list(String field, int size, String item) {
        List<String> items = IntStream.range(0, size).mapToObj(item::formatted).toList();
        return "{\"" + field + "\": [" + String.join(", ", items) + "]}";
    }

    private static BuildSpec read(String text) {
        return SpecReader.read(SpecJson.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<FieldViolation> refused(String text) {
        InvalidSpecException refusal = catchThrowableOfType(InvalidSpecException.class, () -> read(text));
        return refusal == null ? Collections.emptyList() : refusal.errors();
    }
}
