package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.client.http.ResolutionWarning;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client tells of what the service says against a snapshot. */
class ResolutionWarningsTest extends ResolveFixture {

    private static final Map<String, Object> WARNING = Map.of(
            "code", "engine-vulnerable",
            "message", "The engine linux-x64/javet-v8-5.0.6 is vulnerable: \u001b[31mCVE-2031-0001",
            "link", "https://example.org/advisories/1",
            "successor", "linux-x64/javet-v8-5.0.7",
            "since", "2031-01-01T00:00:00Z");

    @Test
    void warnsWheneverTheServiceIsAskedAndWhereItIsAway() throws Exception {
        assertThat(resolve(STABLE).warnings()).isEmpty();
        service.warn(STABLE_QUERY, WARNING);

        Resolution warned = resolve(STABLE);
        assertFresh(first, warned);
        assertThat(warned.warnings())
                .containsExactly(new ResolutionWarning(
                        "engine-vulnerable",
                        "The engine linux-x64/javet-v8-5.0.6 is vulnerable:  [31mCVE-2031-0001",
                        "https://example.org/advisories/1",
                        "linux-x64/javet-v8-5.0.7"));
        assertThat(warned.toString())
                .contains("; warning engine-vulnerable: The engine")
                .endsWith("Use linux-x64/javet-v8-5.0.7 instead. See https://example.org/advisories/1");
        assertThat(resolve(STABLE).warnings()).as("nothing has changed").isEqualTo(warned.warnings());
        assertThat(service.statuses).endsWith(304);

        service.close();
        Resolution cached = resolve(STABLE);
        assertThat(cached.outcome()).isEqualTo(ResolutionSource.CACHED);
        assertThat(cached.warnings()).isEqualTo(warned.warnings());
    }

    @Test
    void leavesOutWhatIsNoWarning() throws Exception {
        Map<String, Object> unknown = new HashMap<>();
        unknown.put("code", "something-new");
        unknown.put("message", "Said by a later service.");
        unknown.put("link", null);
        service.warn(STABLE_QUERY, unknown);
        assertThat(resolve(STABLE).warnings())
                .containsExactly(new ResolutionWarning("something-new", "Said by a later service.", null, null));

        assertThat(ResolutionWarning.read("none")).isEmpty();
        assertThat(ResolutionWarning.read(Arrays.asList("none", null, Map.of("code", 1, "message", "a"))))
                .isEmpty();
    }

    @Test
    void startsPlainWhereAVulnerableEngineIsRefused() throws Exception {
        resolve(STABLE);
        service.instead = LocalService.problem(409, "engine-vulnerable", "CVE-2031-0001");

        Resolution refused = builder().refusingVulnerableEngines().build().resolve(STABLE);
        assertThat(refused.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(problem(refused)).isEqualTo("engine-vulnerable");
        assertThat(service.requests).last().asString().endsWith("&engine=javet-v8-5.0.6&vulnerable=refuse");
    }
}
