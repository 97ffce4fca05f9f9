package dev.snapforge.journey.access;

import static dev.snapforge.support.ProtectedClient.items;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.support.Metrics;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.PageAnswer;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

/** What is said of engines, and what follows for those who ask for something that stands on them. */
@ProtectedService
class AdvisoriesTest extends AccessFixture {

    private static final String ENGINE = "/api/v1/engines/" + StandInBuilder.TARGET;
    private static final String SUCCESSOR = "linux-x64/javet-v8-5.0.7";
    private static final String LINK = "https://example.org/advisories/1";
    private static final String VULNERABLE = "{\"status\": \"VULNERABLE\", \"reason\": \"CVE-2031-0001\", \"link\": \""
            + LINK + "\", \"successor\": \"" + SUCCESSOR + "\"}";

    private final String name = "advised.a" + UUID.randomUUID();

    /** Other tests use the same engine. */
    @AfterEach
    void support() {
        say("{\"status\": \"SUPPORTED\"}");
    }

    @Test
    void everythingThatIsSaidOfAnEngineIsKept() {
        long before = revision();
        assertThat(say("{\"status\": \"DEPRECATED\", \"reason\": \" No fixes any more \"}"))
                .hasStatus(200);
        assertThat(AnswerObject.of(say(VULNERABLE)))
                .has("engine", StandInBuilder.TARGET)
                .has("status", "VULNERABLE")
                .has("reason", "CVE-2031-0001")
                .has("link", LINK)
                .has("successor", SUCCESSOR)
                .has("revision", before + 2)
                .has("changedBy", "token:bootstrap");
        assertThat(AnswerObject.of(say(VULNERABLE))).as("said already").has("revision", before + 2);

        ProtectedClient reader = tokens.client("reader", null, "snapshots:read");
        AnswerObject advisory = AnswerObject.of(reader.get(ENGINE + "/advisory?limit=2"));
        assertThat(advisory.object("current")).has("status", "VULNERABLE");
        PageAnswer history = new PageAnswer(advisory.object("history").json());
        assertThat(history.items("status")).containsExactly("VULNERABLE", "DEPRECATED");
        assertThat(history.items("reason")).containsExactly("CVE-2031-0001", "No fixes any more");
        assertThat(PageAnswer.of(reader.get("/api/v1/engines")).item("target", StandInBuilder.TARGET))
                .object("advisory")
                .has("status", "VULNERABLE");
        assertThat(PageAnswer.of(reader.get("/api/v1/advisories")).item("engine", StandInBuilder.TARGET))
                .has("revision", before + 2);

        assertThat(PageAnswer.of(tokens.admin().get("/api/v1/audit?action=engine-advisory-changed&limit=1"))
                        .first())
                .has("subject", StandInBuilder.TARGET)
                .has("principal", "token:bootstrap")
                .object("details")
                .has("status", "VULNERABLE")
                .has("reason", "CVE-2031-0001");
        assertThatThrownBy(() -> database.sql("DELETE FROM engine_advisory").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never change");
    }

    @Test
    void onlyAdminsSayWhatHolds() {
        ProtectedClient publisher =
                tokens.client("publisher", null, "builds:write", "channels:write", "snapshots:read");
        assertThat(publisher.call("PUT", ENGINE + "/advisory", VULNERABLE)).isRefused(403, "scope-missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | malformed-advisory | SUPPORTED, DEPRECATED or VULNERABLE",
                "{\"status\": \"UNSAFE\", \"reason\": \"a\"} | malformed-advisory | VULNERABLE",
                "{\"status\": \"VULNERABLE\"} | malformed-reason | 1 to 1000 characters",
                "{\"status\": \"DEPRECATED\", \"reason\": \" \"} | malformed-reason | 1 to 1000 characters",
                "{\"status\": \"DEPRECATED\", \"reason\": \"a\\nb\"} | malformed-reason | control characters",
                "{\"status\": \"DEPRECATED\", \"reason\": \"a\", \"link\": \"javascript:alert(1)\"} | malformed-advisory | http or https",
                "{\"status\": \"DEPRECATED\", \"reason\": \"a\", \"link\": \"https:///a\"} | malformed-advisory | http or https",
                "{\"status\": \"DEPRECATED\", \"reason\": \"a\", \"successor\": \"5.0.7\"} | malformed-target | javet-v8",
                "{\"status\": \"DEPRECATED\", \"reason\": \"a\", \"successor\": \"linux-x64/javet-v8-5.0.6\"} | malformed-advisory | another engine",
                "{\"status\": \"DEPRECATED\", \"reason\": \"a\", \"successor\": \"linux-arm64/javet-v8-5.0.7\"} | malformed-advisory | linux-x64",
            })
    void refusesWhatIsNoAdvisory(String body, String code, String expected) {
        long before = revision();
        assertThat(say(body)).isRefused(400, code).expected(expected);
        assertThat(revision()).isEqualTo(before);
    }

    @Test
    void refusesAnEngineThatNobodyKnows() {
        String unknown = "/api/v1/engines/linux-x64/javet-v8-5.0.66/advisory";
        assertThat(tokens.admin().call("PUT", unknown, VULNERABLE))
                .isRefused(404, "unknown-engine")
                .found("linux-x64/javet-v8-5.0.66")
                .hint("Compare");
        assertThat(tokens.admin().get(unknown)).isRefused(404, "unknown-engine");
        assertThat(tokens.admin().get("/api/v1/engines/linux-x64/v8/advisory")).isRefused(400, "malformed-engine");
        assertThat(tokens.admin().get("/api/v1/engines/linux/v8/releases")).isRefused(400, "malformed-platform");
    }

    @Test
    void listsWhatStandsOnAnEngine() {
        String first = release("1.0.0");
        release("1.1.0");
        promote("stable", "1.0.0");
        ProtectedClient mine = tokens.client("mine", name, "snapshots:read");

        HttpResponse<String> page = mine.get(ENGINE + "/releases?limit=1");
        assertThat(items(page, "version")).containsExactly("1.1.0");
        assertThat(PageAnswer.of(page).first()).has("newest", true).hasTexts("channels", "latest");
        HttpResponse<String> rest = mine.get(
                ENGINE + "/releases?cursor=" + PageAnswer.of(page).next().orElseThrow());
        assertThat(items(rest, "version")).containsExactly("1.0.0");
        assertThat(PageAnswer.of(rest).first())
                .has("name", name)
                .has("newest", false)
                .has("usable", true)
                .has("snapshot", first)
                .hasTexts("channels", "stable");
        assertThat(items(tokens.admin().get(ENGINE + "/releases?limit=100"), "name"))
                .contains(name);
        assertThat(items(tokens.client("others", "others.*", "snapshots:read").get(ENGINE + "/releases"), "name"))
                .as("names of others")
                .isEmpty();
        assertThat(items(mine.get("/api/v1/engines/linux-x64/javet-v8-0.0.1/releases"), "name"))
                .isEmpty();
        assertThat(mine.get(ENGINE + "/releases?cursor=a")).isRefused(400, "invalid-parameter");
    }

    @Test
    void warnsOfAnEngineThatIsVulnerable() {
        String snapshot = release("1.0.0");
        ProtectedClient runtime = tokens.client("runtime", name, "snapshots:read");
        HttpResponse<String> before = resolve(runtime, "");
        assertThat(before).hasStatus(200).lacksHeader("Snapforge-Warning");
        assertThat(AnswerObject.of(before)).hasSize("warnings", 0);
        double served = requests("served");

        say(VULNERABLE);
        String tag = before.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> warned = resolve(runtime, "", "If-None-Match", tag);
        assertThat(warned).as("the warning is news").hasStatus(200).hasHeader("Snapforge-Warning", "engine-vulnerable");
        assertThat(AnswerObject.of(warned))
                .has("digest", snapshot)
                .object("warnings", 0)
                .has("code", "engine-vulnerable")
                .has("message", "The engine " + StandInBuilder.TARGET + " is vulnerable: CVE-2031-0001")
                .has("link", LINK)
                .has("successor", SUCCESSOR);
        assertThat(resolve(
                        runtime,
                        "",
                        "If-None-Match",
                        warned.headers().firstValue("ETag").orElseThrow()))
                .hasStatus(304)
                .hasHeader("Snapforge-Warning", "engine-vulnerable");
        assertThat(runtime.call("HEAD", "/api/v1/snapshots/" + snapshot + "/container", null))
                .hasStatus(200)
                .hasHeader("Snapforge-Warning", "engine-vulnerable");
        assertThat(requests("served")).isEqualTo(served + 3);

        say("{\"status\": \"DEPRECATED\", \"reason\": \"No fixes any more\"}");
        HttpResponse<String> deprecated = resolve(runtime, "&vulnerable=refuse");
        assertThat(deprecated).hasStatus(200).hasHeader("Snapforge-Warning", "engine-deprecated");
        assertThat(AnswerObject.of(deprecated))
                .object("warnings", 0)
                .hasNull("link")
                .hasNull("successor");

        say("{\"status\": \"SUPPORTED\"}");
        assertThat(resolve(runtime, "", "If-None-Match", tag)).as("as before").hasStatus(304);
    }

    @Test
    void refusesAnEngineThatIsVulnerableIfTheRequestAsksForThat() {
        release("1.0.0");
        ProtectedClient runtime = tokens.client("runtime", name, "snapshots:read");
        assertThat(resolve(runtime, "&vulnerable=refuse")).hasStatus(200);
        double refused = requests("refused");

        say(VULNERABLE);
        assertThat(resolve(runtime, "&vulnerable=refuse"))
                .isRefused(409, "engine-vulnerable")
                .found("vulnerable since")
                .hint(SUCCESSOR)
                .has("engine", StandInBuilder.TARGET)
                .has("link", LINK)
                .has("successor", SUCCESSOR);
        assertThat(requests("refused")).isEqualTo(refused + 1);
        assertThat(resolve(runtime, "&vulnerable=never"))
                .isRefused(400, "invalid-parameter")
                .expected("warn or refuse");
    }

    private double requests(String outcome) {
        return Metrics.parse(tokens.admin().get("/actuator/prometheus").body())
                .sum("snapforge_vulnerable_engine_requests_total", "outcome=\"" + outcome + "\"");
    }

    private HttpResponse<String> resolve(ProtectedClient client, String more, String... headers) {
        return client.get("/api/v1/resolve?name=" + name + "&platform=linux-x64&engine=javet-v8-5.0.6" + more, headers);
    }

    private HttpResponse<String> say(String advisory) {
        return tokens.admin().call("PUT", ENGINE + "/advisory", advisory);
    }

    private long revision() {
        return AnswerObject.of(tokens.admin().get(ENGINE + "/advisory"))
                .object("current")
                .number("revision");
    }

    private String release(String version) {
        return builder.finish(
                        tokens.admin().build("name=" + name + "&version=" + version, SCRIPT + "// " + version),
                        name + version)
                .toString();
    }

    private void promote(String channel, String version) {
        assertThat(tokens.admin()
                        .call(
                                "PUT",
                                "/api/v1/names/" + name + "/channels/" + channel,
                                "{\"version\": \"" + version + "\"}"))
                .hasStatus(201);
    }
}
