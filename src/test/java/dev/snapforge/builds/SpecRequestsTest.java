package dev.snapforge.builds;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.support.answer.BuildAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** Where a request may say what it wants, and where it may not. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.blob.directory=${snapforge.tests.folder:target/tests}/builds/blobs",
            "snapforge.signing.key-file=${snapforge.tests.folder:target/tests}/builds/signing-key.pem"
        })
@ContextConfiguration(initializers = SharedPostgres.class)
@Import(BuildPorts.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SpecRequestsTest extends BuildsFixture {

    @Test
    void readsASpecFromTheQuery() {
        BuildAnswer build = BuildAnswer.of(post(
                "?name=query&version=1.0.0&targets=linux-amd64/javet-v8-5.0.6,+linux-x64/javet-v8-5.0.6&prelude=web"
                        + "&warmup=greet(%27a%27)&requires=greet,globalThis.greet&checks=greet(1,2)&checks=1&runtimeState=warn"
                        + "&minSpeedup=0.5&metrics=wait&features=a&features=b&label=x%3Dy&label=z%3D&fileName=query.js",
                SCRIPT));
        assertThat(build.jobs()).hasSize(1);
        assertThat(build.json().get("labels")).isEqualTo(JsonMapper.shared().readTree("{\"x\":\"y\",\"z\":\"\"}"));
        assertThat(build.files().get(0).text("name")).isEqualTo("query.js");
        assertThat(spec(build.id()))
                .isEqualTo("{\"checks\":[\"greet(1,2)\",\"1\"],\"features\":[\"a\",\"b\"],"
                        + "\"labels\":{\"x\":\"y\",\"z\":\"\"},\"name\":\"query\","
                        + "\"policy\":{\"defer\":\"auto\",\"metrics\":\"wait\",\"minSpeedup\":0.5,\"runtimeState\":\"warn\",\"unhandledRejections\":\"reject\"},\"prelude\":\"web\","
                        + "\"requires\":[\"greet\",\"globalThis.greet\"],\"targets\":[\"linux-x64/javet-v8-5.0.6\"],"
                        + "\"version\":\"1.0.0\",\"warmup\":\"greet('a')\"}");
    }

    private String spec(String build) {
        return database.sql("SELECT spec::text FROM build WHERE id = :id")
                .param("id", UUID.fromString(build))
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=x", "label=a%3Db", "fileName=b.js", "policy=fix", "minSpeedu%70=2"})
    void refusesASpecInTheQueryBesideAForm(String query) {
        HttpResponse<String> answer = form("?" + query);
        assertThat(answer).isRefused(400, "parameter-beside-form").hasSome("hint");
    }

    @Test
    void leavesOtherParametersBesideAFormAlone() {
        assertThat(form("?trace=1")).hasStatus(202);
    }

    private HttpResponse<String> form(String query) {
        return send(request(query)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofString(
                        part("form-data; name=\"file\"; filename=\"a.js\"", "1;") + "--edge--\r\n")));
    }

    @Test
    void refusesFieldsWhereNoBodyIsTaken() {
        String id = single().id();
        HttpResponse<String> answer = send(request("/" + id + "/cancel")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"job\": 1}")));
        assertThat(answer).isRefused(400, "unknown-field").expected("no fields");
        assertThat(send(request("/" + id + "/cancel")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{job"))))
                .isRefused(400, "malformed-request");
        assertThat(send(request("/" + id + "/cancel")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))))
                .hasStatus(200);
    }
}
