package dev.snapforge.journey.access;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.ProtectedService.TickingClock;
import dev.snapforge.support.ProtectedService.TrustedIssuer;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a CI's token proved of a build's source, from the request to the attestation. */
@ProtectedService
class SourceTest extends AccessFixture {

    private static final String COMMIT = "1f0e5a2c7b3d4e5f60718293a4b5c6d7e8f90123";
    private static final String HOST = TrustedIssuer.ISSUER.address().toString();

    @Test
    void attestsWhatTheTokenProved() {
        ProtectedClient ci = github("acme/tools", COMMIT);
        // What the request says of itself is a label, and no proof.
        BuildAnswer build = ci.build("name=acme.source&labels.commit=ffff", SCRIPT + "// attested");

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
