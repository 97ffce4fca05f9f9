package dev.snapforge.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.cli.bundle.SpecDraft;
import dev.snapforge.cli.report.Diagnostics;
import dev.snapforge.cli.service.JsonView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which changes are tried for which problems. */
class RemedyTest {

    @Test
    void triesWhatCouldHelpAndNothingElse() {
        assertThat(options("script-threw", new SpecDraft())).containsExactly("--prelude web", "--prelude node");
        assertThat(options("script-threw", new SpecDraft().set("prelude", "web")))
                .containsExactly("--prelude node");
        assertThat(options("script-threw", new SpecDraft().set("prelude", "node")))
                .isEmpty();
        assertThat(options("runtime-state", new SpecDraft())).containsExactly("--runtime-state fix");
        assertThat(options("warm-up-threw", new SpecDraft())).containsExactly("no --warmup");
        assertThat(options("syntax-error", new SpecDraft())).isEmpty();
    }

    @Test
    void changesASpecOfItsOwn() {
        SpecDraft spec = new SpecDraft().set("warmup", "x()");
        Remedy remedy = Remedy.against(problems("warm-up-threw"), spec).get(0);
        assertThat(remedy.appliedTo(spec).json()).isEqualTo("{}");
        assertThat(spec.json()).isEqualTo("{\"warmup\":\"x()\"}");
    }

    private static List<String> options(String code, SpecDraft spec) {
        return Remedy.against(problems(code), spec).stream().map(Remedy::option).toList();
    }

    private static Diagnostics problems(String code) {
        String build = "{\"jobs\": [{\"target\": \"t\", \"problem\": {\"code\": \"" + code + "\"}}]}";
        return Diagnostics.of(
                List.of(JsonView.parse(build.getBytes(StandardCharsets.UTF_8)).orElseThrow()));
    }
}
