package dev.snapforge.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingNamesTest {

    private final SettingNames names = SettingNames.ofService();

    @Test
    void areReadOffTheRecordsOfAllPackages() {
        assertThat(names.all())
                .contains(
                        "snapforge.role.migrate",
                        "snapforge.builder.max-attempts",
                        "snapforge.blob.s3.path-style",
                        "snapforge.engine.limits.wall-clock",
                        "snapforge.engine.targets",
                        "snapforge.access.oidc.issuers[0].jwks",
                        "snapforge.access.oidc.rules[0].claims[0]");
    }

    /** The table there names each first setting of a line in full. */
    @Test
    void includeWhatTheDocumentationNames() throws IOException {
        List<String> documented = Pattern.compile("`(snapforge\\.[a-z0-9.-]+[a-z0-9])(\\[])?`")
                .matcher(Files.readString(Path.of("docs/configuration.md")))
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();

        assertThat(documented).hasSizeGreaterThan(40).allMatch(names::hasProperty);
    }

    @Test
    void areKnownInEachSpelling() {
        assertThat(List.of(
                        "snapforge.builder.max-attempts",
                        "snapforge.builder.maxAttempts",
                        "snapforge.builder.max_attempts",
                        "SNAPFORGE.BUILDER.MAX-ATTEMPTS",
                        "snapforge.engine.targets",
                        "snapforge.engine.targets[7]",
                        "snapforge.access.oidc.rules[1].claims[12]"))
                .allMatch(names::hasProperty);
        assertThat(List.of(
                        "SNAPFORGE_BUILDER_MAX_ATTEMPTS",
                        "SNAPFORGE_BUILDER_MAXATTEMPTS",
                        "SNAPFORGE_ENGINE_TARGETS_7",
                        "SNAPFORGE_ACCESS_OIDC_ISSUERS_0_NAME",
                        "SNAPFORGE_BLOB_S3_PATHSTYLE"))
                .allMatch(names::hasVariable);
    }

    @Test
    void doNotIncludeOthers() {
        assertThat(List.of(
                        "snapforge.builder",
                        "snapforge.builder.max",
                        "snapforge.builder.max-attempts.more",
                        "snapforge.access.oidc.issuers[0].jwk",
                        "snapforge.engine.spares[0]"))
                .noneMatch(names::hasProperty);
        assertThat(List.of("SNAPFORGE_BUILDER_MAX", "SNAPFORGE_ENGINES", "SNAPFORGE_ENGINE_TARGETS_X"))
                .noneMatch(names::hasVariable);
    }

    @Test
    void haveANearest() {
        assertThat(names.nearestProperty("snapforge.buidler.concurrency")).hasValue("snapforge.builder.concurrency");
        assertThat(names.nearestProperty("snapforge.builder.maxAtempts")).hasValue("snapforge.builder.max-attempts");
        assertThat(names.nearestProperty("snapforge.engine.wall-clock")).hasValue("snapforge.engine.limits.wall-clock");
        assertThat(names.nearestProperty("snapforge.unclaimed-timeout"))
                .hasValue("snapforge.builder.unclaimed-timeout");
        assertThat(names.nearestProperty("snapforge.something.quite.different")).isEmpty();
        assertThat(names.nearestVariable("SNAPFORGE_SIGNING_KEYFILES")).hasValue("SNAPFORGE_SIGNING_KEY_FILE");
    }
}
