package dev.snapforge.journey.access;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.snapforge.builds.Builds;
import dev.snapforge.builds.submit.Rebuilds;
import dev.snapforge.core.CiRun;
import dev.snapforge.core.Target;
import dev.snapforge.support.CommandLineProgram;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.ProtectedService.TickingClock;
import dev.snapforge.support.ProtectedService.TrustedIssuer;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a CI's token proved of a build's source, from the request to the attestation. */
@ProtectedService
class SourceTest extends AccessFixture {

    private static final String COMMIT = "1f0e5a2c7b3d4e5f60718293a4b5c6d7e8f90123";
    private static final String HOST = TrustedIssuer.ISSUER.address().toString();
    private static final String LAB = TrustedIssuer.LAB.address().toString();

    @Autowired
    private Builds builds;

    @Autowired
    private Rebuilds rebuilds;

    @Test
    void attestsWhatTheTokenProved() {
        ProtectedClient ci = github("acme/tools", COMMIT);
        // What the request says of itself is a label, and no proof.
        BuildAnswer build = ci.build("name=acme.source&label=commit%3Dffff", SCRIPT + "// attested");

        assertThat(build.object("source"))
                .has("issuer", HOST)
                .has("repository", HOST + "/acme/tools")
                .has("ref", "refs/heads/main")
                .has("commit", COMMIT)
                .has("run", "4711");
        JsonNode definition = definition(ci, builder.finish(build, "attested").toString(), "");
        assertThat(definition.at("/externalParameters/source/uri").asString())
                .isEqualTo("git+" + HOST + "/acme/tools@refs/heads/main");
        assertThat(definition.at("/externalParameters/source/digest/gitCommit").asString())
                .isEqualTo(COMMIT);
        assertThat(definition.at("/externalParameters/workflow/path").asString())
                .isEqualTo(".github/workflows/release.yml");
        assertThat(definition.at("/resolvedDependencies/0/uri").asString())
                .isEqualTo("git+" + HOST + "/acme/tools@refs/heads/main");
        assertThat(definition.at("/resolvedDependencies/0/digest/gitCommit").asString())
                .isEqualTo(COMMIT);
        assertThat(definition.at("/internalParameters/ci/run").asString()).isEqualTo("4711");
        assertThat(definition.at("/internalParameters/builder").asString()).isEqualTo("stand-in");
    }

    @Test
    void saysThatAnApiTokenProvesNoSource() {
        ProtectedClient person = tokens.client("person", "acme.*", "builds:write", "snapshots:read");
        BuildAnswer build = person.build("name=acme.person", SCRIPT + "// unproved");

        assertThat(build).hasNull("source");
        JsonNode definition =
                definition(person, builder.finish(build, "unproved").toString(), "");
        assertThat(definition.at("/externalParameters/source").isMissingNode()).isTrue();
        assertThat(definition.at("/internalParameters/ci").isMissingNode()).isTrue();
    }

    @Test
    void givesRebuildsNoSourceThatWasNotProvedForThem() {
        ProtectedClient ci = github("acme/tools", COMMIT);
        BuildAnswer original = ci.build("name=acme.rebuilt", SCRIPT + "// rebuilt");
        builder.finish(original, "rebuilt");

        assertThat(rebuilt(github("acme/tools", COMMIT), original).object("source"))
                .has("commit", COMMIT);
        assertThat(rebuilt(github("acme/tools", "0".repeat(40)), original)).hasNull("source");
        assertThat(rebuilt(github("acme/other", COMMIT), original)).hasNull("source");
        assertThat(rebuilt(tokens.admin(), original)).hasNull("source");
    }

    @Test
    void keepsTheSourceWhereTheServiceRepeatsABuildByItself() {
        BuildAnswer original = github("acme/tools", COMMIT).build("name=acme.engines", SCRIPT + "// engines");
        builder.finish(original, "engines");

        // On a thread that works on no request, as when a new engine appears.
        UUID again = rebuilds.rebuildFor(
                builds.get(UUID.fromString(original.id())), Target.parse(StandInBuilder.TARGET), List.of());
        assertThat(builds.source(again)).get().extracting(CiRun::commit).isEqualTo(COMMIT);
        tokens.admin().call("POST", "/api/v1/builds/" + again + "/cancel", null);
    }

    @Test
    void findsTheAttestationOfTheRepositoryThatIsAskedFor() {
        ProtectedClient person = tokens.client("first", "acme.*", "builds:write", "snapshots:read");
        String script = SCRIPT + "// shared";
        String digest = builder.finish(person.build("name=acme.shared", script), "shared")
                .toString();
        ProtectedClient ci = github("acme/tools", COMMIT);
        assertThat(builder.finish(ci.build("name=acme.shared", script), "shared"))
                .hasToString(digest);

        String of = "?repository=" + HOST + "/acme/tools";
        for (ProtectedClient reader : new ProtectedClient[] {ci, tokens.admin()}) {
            assertThat(definition(reader, digest, "")
                            .at("/externalParameters/source")
                            .isMissingNode())
                    .isTrue();
            assertThat(definition(reader, digest, of)
                            .at("/externalParameters/source/repository")
                            .asString())
                    .isEqualTo(HOST + "/acme/tools");
            assertThat(definition(reader, digest, of + "-other")
                            .at("/externalParameters/source")
                            .isMissingNode())
                    .isTrue();
        }
        ProtectedClient stranger = tokens.client("stranger", "other.*", "snapshots:read");
        assertThat(stranger.get("/api/v1/snapshots/" + digest + "/attestation" + of))
                .isRefused(404, "snapshot-not-found");
    }

    @Test
    void attestsWhatGitlabProved() {
        ProtectedClient lab = gitlab();
        BuildAnswer build = lab.build("name=acme.lab", SCRIPT + "// lab");

        assertThat(build.object("source"))
                .has("repository", LAB + "/acme/web/tools")
                .has("run", "1212");
        JsonNode asked =
                definition(lab, builder.finish(build, "lab").toString(), "").at("/externalParameters");
        assertThat(asked.at("/source/ref").asString()).isEqualTo("refs/heads/main");
        assertThat(asked.at("/workflow/path").asString()).isEqualTo(".gitlab-ci.yml");
    }

    @Test
    void downloadsOnlyWhatWasBuiltFromThere(@TempDir Path folder) throws Exception {
        String proved = builder.finish(
                        github("acme/tools", COMMIT).build("name=acme.policy", SCRIPT + "// policy"), "policy")
                .toString();
        String unproved = builder.finish(
                        tokens.client("by-hand", "acme.*", "builds:write")
                                .build("name=acme.policy", SCRIPT + "// hand"),
                        "hand")
                .toString();
        String reader =
                tokens.make("policy-reader", "acme.*", null, "snapshots:read").text("token");
        CommandLineProgram program =
                new CommandLineProgram(folder, "http://127.0.0.1:" + port).with("SNAPFORGE_TOKEN", reader);

        program.run(
                        "download",
                        proved,
                        "--source",
                        HOST + "/acme/tools",
                        "--source-ref",
                        "refs/heads/main",
                        "--workflow",
                        ".github/workflows/release.yml",
                        "-d",
                        "got")
                .done();
        assertThat(downloaded(program, folder, proved, "--source", HOST + "/acme/other"))
                .contains("error[other-source]", "acme/other");
        assertThat(downloaded(program, folder, proved, "--source", "github.com/acme/tools"))
                .contains("error[other-source]", HOST);
        assertThat(downloaded(program, folder, proved, "--source", HOST + "/acme/tools", "--workflow", "test.yml"))
                .contains("error[other-workflow]", ".github/workflows/release.yml");
        assertThat(downloaded(program, folder, unproved, "--source", HOST + "/acme/tools"))
                .contains("error[no-source]");
        assertThat(program.run("download", proved, "--workflow", "test.yml").exit())
                .isEqualTo(2);

        String file = file(folder, ".v8ss");
        String key = file(folder, ".pem");
        program.run("verify", file, "--key", key, "--source", HOST + "/acme/tools")
                .done();
        assertThat(program.run("verify", file, "--key", key, "--source", HOST + "/acme/other")
                        .ended(4)
                        .err())
                .contains("error[other-source]");
        Files.delete(Path.of(file + ".attestation.json"));
        Files.delete(Path.of(file + ".sigstore.json"));
        assertThat(program.run("verify", file, "--key", key, "--source", HOST + "/acme/tools")
                        .ended(4)
                        .err())
                .contains("error[no-attestation]");
    }

    /** What is said about a download that is refused and leaves nothing behind. */
    private static String downloaded(CommandLineProgram program, Path folder, String digest, String... policy)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of("download", digest, "-d", "refused"));
        arguments.addAll(List.of(policy));
        CommandLineProgram.Run run =
                program.run(arguments.toArray(String[]::new)).ended(4);
        assertThat(folder.resolve("refused")).doesNotExist();
        return run.err();
    }

    private static String file(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("got"))) {
            return files.map(Path::toString)
                    .filter(it -> it.endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static BuildAnswer rebuilt(ProtectedClient client, BuildAnswer original) {
        BuildAnswer rebuild = BuildAnswer.of(client.call("POST", original.path() + "/rebuild", null));
        // The next one must find no job of this one in the queue.
        assertThat(client.call("POST", rebuild.path() + "/cancel", null).statusCode())
                .isLessThan(300);
        return rebuild;
    }

    private static JsonNode definition(ProtectedClient client, String digest, String query) {
        AnswerObject envelope = AnswerObject.of(client.get("/api/v1/snapshots/" + digest + "/attestation" + query));
        byte[] payload = Base64.getDecoder().decode(envelope.text("payload"));
        return new JsonMapper()
                .readTree(new String(payload, StandardCharsets.UTF_8))
                .at("/predicate/buildDefinition");
    }

    private ProtectedClient gitlab() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(LAB)
                .audience(ProtectedService.AUDIENCE)
                .subject("project_path:acme/web/tools:ref_type:branch:ref:main")
                .expirationTime(Date.from(
                        Instant.ofEpochMilli(TickingClock.MILLIS.get()).plusSeconds(300)));
        Map.of(
                        "project_path", "acme/web/tools",
                        "project_id", "22",
                        "ref", "main",
                        "ref_type", "branch",
                        "sha", COMMIT,
                        "ci_config_ref_uri",
                                LAB.replace("http://", "") + "/acme/web/tools//.gitlab-ci.yml@refs/heads/main",
                        "pipeline_id", "1212",
                        "job_id", "1414")
                .forEach(claims::claim);
        return tokens.with(TrustedIssuer.LAB.token(claims.build()));
    }

    private ProtectedClient github(String repository, String commit) {
        Instant now = Instant.ofEpochMilli(TickingClock.MILLIS.get());
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(HOST)
                .audience(ProtectedService.AUDIENCE)
                .subject("repo:" + repository + ":ref:refs/heads/main")
                .expirationTime(Date.from(now.plusSeconds(300)));
        Map.of(
                        "repository",
                        repository,
                        "repository_id",
                        "74",
                        "ref",
                        "refs/heads/main",
                        "sha",
                        commit,
                        "workflow_ref",
                        repository + "/.github/workflows/release.yml@refs/heads/main",
                        "job_workflow_ref",
                        repository + "/.github/workflows/release.yml@refs/heads/main",
                        "run_id",
                        "4711",
                        "event_name",
                        "push")
                .forEach(claims::claim);
        return tokens.with(TrustedIssuer.ISSUER.token(claims.build()));
    }
}
