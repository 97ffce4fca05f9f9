package dev.snapforge.snapshot;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.access.CallerContext;
import dev.snapforge.advisory.AdvisoryPolicy;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.MalformedReasonException;
import dev.snapforge.core.Platform;
import dev.snapforge.format.Container;
import dev.snapforge.format.ContainerException;
import dev.snapforge.observe.VerificationFailureCounter;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.signing.KeyRing;
import dev.snapforge.snapshot.encoding.SupersededContainers;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.PageAnswer;
import dev.snapforge.support.answer.SnapshotAnswer;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.VerificationException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.test.context.ContextConfiguration;

/** Publishing into a real Postgres with a real key, and reading back over HTTP. */
@SpringBootTest(
        classes = SnapshotApiTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.blob.directory=${tests.fork.folder:target/tests}/snapshots/${random.uuid}",
            "snapforge.signing.key-file=${tests.fork.folder:target/tests}/snapshots/${random.uuid}.pem",
            // The groups name what other packages know of their health.
            "management.endpoint.health.validate-group-membership=false"
        })
@ContextConfiguration(initializers = SharedPostgres.class)
class SnapshotApiTest extends SnapshotApiFixture {

    @Test
    void showsWhatTheFirstBuildThatMeasuredHasMeasured() throws Exception {
        byte[] file = container(LINUX, "intl", "measured");
        publishMeasured(file, null);
        publishMeasured(file, """
                {"plainMillis": 38.2, "restoredMillis": 4.3, "speedup": 8.9, "emulated": false, "runs": 5,
                 "spread": {"plainMillis": {"min": 37.5, "max": 41}},
                 "restoredMemory": {"usedHeap": 1482752, "physical": 2162688, "external": 8192},
                 "sizes": [{"file": "main.js", "sourceBytes": 7, "share": 1, "blobBytes": 512}]}
                """);
        publishMeasured(file, "{\"plainMillis\": 99}");

        AnswerObject metrics = described(file).object("metrics");
        assertThat(metrics)
                .has("plainMillis", 38.2)
                .has("speedup", 8.9)
                .has("runs", 5)
                .has("emulated", false)
                .hasNull("firstResultColdMillis");
        assertThat(metrics.object("spread").object("plainMillis").decimal("max"))
                .isEqualTo(41);
        assertThat(metrics).object("restoredMemory").has("physical", 2_162_688);
        assertThat(metrics).object("sizes", 0).has("blobBytes", 512);
    }

    @Test
    void keepsBackWhatARevokedKeySignedUntilItIsBuiltAgain() throws Exception {
        KeyPair pair = SampleSnapshots.keyPair();
        PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);
        database.sql(
                        "insert into signing_key (key_id, public_key, not_before, status) values (?, ?, 'epoch', 'ACTIVE')")
                .params(key.keyId(), key.raw32())
                .update();
        byte[] file = container(LINUX, "intl", "key to be revoked");
        publish(file, SampleSnapshots.sign(pair, file), key.keyId(), UUID.randomUUID(), null, null);
        String path = "/" + Digest.of(file);
        assertThat(get(path + "/container")).hasStatus(200);

        ring.revoke(key.keyId(), "A copy of it was found.");
        for (String withheld :
                List.of("/container", "/blob", "/signature", "/attestation", "/attestation.sigstore.json")) {
            HttpResponse<byte[]> refused = get(path + withheld);
            assertThat(refused).isRefused(410, "key-revoked");
        }
        assertThat(get(path)).hasStatus(200);

        publishMeasured(file, null);
        assertThat(get(path + "/container").body()).isEqualTo(file);
        assertThat(get(path + "/signature").body()).isEqualTo(signer.sign(file));
        assertThat(described(file).keyId()).isEqualTo(signer.keyId());
    }

    @Test
    void isReproducibleUntilARebuildDiffers() throws Exception {
        byte[] first = container(LINUX, "intl", "rebuilt");
        byte[] other = container(LINUX, "intl", "rebuilt otherwise");
        publishMeasured(first, null);
        publishMeasured(other, null);

        snapshots.rebuilt(Digest.of(first), Digest.of(first), List.of(UUID.randomUUID()));
        assertThat(described(first)).isReproducible();
        assertThat(described(other)).hasUnknownReproducibility();

        snapshots.rebuilt(Digest.of(first), Digest.of(other), List.of(UUID.randomUUID()));
        snapshots.rebuilt(Digest.of(first), Digest.of(first), List.of(UUID.randomUUID()));
        assertThat(snapshots.get(Digest.of(first)).reproducible()).isFalse();
        assertThat(snapshots.get(Digest.of(other)).reproducible()).isFalse();
    }

    @Test
    void describesWhatWasPublished() throws Exception {
        byte[] file = container(LINUX, "intl", "describe");
        UUID build = UUID.randomUUID();
        publish(file, build, "text-tools", "1.0.0");
        Container container = Container.read(file);

        SnapshotAnswer described = described(file);

        assertThat(described)
                .has("digest", Digest.of(file).toString())
                .has("size", file.length)
                .has("status", "ACTIVE")
                .hasTexts("v8Flags", "--random-seed=42")
                .hasTexts("features", "intl")
                .hasTexts("requires", "_")
                .hasTexts("builds", build.toString())
                .matches("createdAt", ".*Z")
                .satisfies(it -> assertThat(it.objects("findings"))
                        .extracting(finding -> finding.text("code"))
                        .containsExactly("frozen-time"))
                .hasNull("metrics")
                .hasUnknownReproducibility()
                .isNotReleased();
        assertThat(described)
                .object("blob")
                .has("digest", container.metadata().blob().toString())
                .has("offset", container.blobOffset());
        assertThat(described)
                .object("target")
                .has("os", "linux")
                .has("arch", "x64")
                .has("engine", "javet-v8-5.0.6");
        assertThat(described)
                .object("engineBuild")
                .has("javetVersion", "5.0.6")
                .matches("nativeLibrarySha256", "[0-9a-f]{64}");
        assertThat(described).object("signature").has("keyId", signer.keyId()).has("algorithm", "Ed25519");
    }

    @Test
    void handsOutContainerBlobSignatureAndAttestation() throws Exception {
        byte[] file = container(LINUX, "intl", "bytes");
        publish(file, UUID.randomUUID(), null, null);
        String path = "/" + Digest.of(file);

        assertThat(get(path + "/container").body()).isEqualTo(file);
        assertThat(get(path + "/blob").body()).isEqualTo(Container.read(file).blob());
        assertThat(get(path + "/signature").body()).isEqualTo(signer.sign(file));
        assertThat(get(path + "/attestation").body()).isEqualTo(ATTESTATION.getBytes(UTF_8));
        assertThat(get(path + "/attestation", "Accept", "application/json")).hasStatus(200);
        HttpResponse<byte[]> bundle = get(path + "/attestation.sigstore.json");
        assertThat(bundle.headers().firstValue("Content-Type"))
                .contains("application/vnd.dev.sigstore.bundle.v0.3+json");
        assertThat(new String(bundle.body(), UTF_8))
                .isEqualTo("{\"dsseEnvelope\":{\"payload\":\"e30=\",\"payloadType\":\"application/vnd.in-toto+json\","
                        + "\"signatures\":[{\"keyid\":\"a-key\",\"sig\":\"AAAA\"}]},"
                        + "\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\","
                        + "\"verificationMaterial\":{\"publicKey\":{\"hint\":\"a-key\"}}}");
        assertThat(get(path + "/blob", "Accept-Encoding", "zstd").headers().firstValue("Content-Encoding"))
                .contains("zstd");
        HttpResponse<byte[]> range = get(path + "/container", "Range", "bytes=0-3");
        assertThat(range.statusCode()).isEqualTo(206);
        assertThat(new String(range.body(), UTF_8)).isEqualTo("V8SS");
        String tag = get(path + "/blob").headers().firstValue("ETag").orElseThrow();
        assertThat(get(path + "/blob", "If-None-Match", tag)).hasStatus(304);
    }

    @Test
    void answersHeadWithTheLength() throws Exception {
        byte[] file = container(LINUX, "intl", "head");
        publish(file, UUID.randomUUID(), null, null);

        HttpResponse<byte[]> response = send(request("/" + Digest.of(file) + "/container")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(response).hasStatus(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Length")).contains(Integer.toString(file.length));
    }

    @Test
    void linksOneSnapshotToManyBuildsAndHealsItsBytes() {
        byte[] file = container(LINUX, "intl", "twice");
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        publish(file, first, "a", null);
        Instant created = snapshots.get(Digest.of(file)).createdAt();
        blobs.delete(Digest.of(file));

        publish(file, second, "b", null);

        assertThat(snapshots.get(Digest.of(file)).builds()).containsExactly(first, second);
        assertThat(snapshots.get(Digest.of(file)).createdAt()).isEqualTo(created);
        assertThat(blobs.read(Digest.of(file))).isEqualTo(file);
    }

    @Test
    void listsNewestFirstPageByPage() throws Exception {
        List<String> published = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            byte[] file = container(LINUX, "paging", "page" + i);
            publish(file, UUID.randomUUID(), "paged", null);
            published.add(0, Digest.of(file).toString());
        }

        List<String> listed = new ArrayList<>();
        PageAnswer page = PageAnswer.of(get("?name=paged&limit=2"));
        publish(container(LINUX, "paging", "late"), UUID.randomUUID(), "paged", null);
        listed.addAll(page.items("digest"));
        while (page.next().isPresent()) {
            page = PageAnswer.of(get("?name=paged&limit=2&cursor=" + page.next().get()));
            listed.addAll(page.items("digest"));
        }

        assertThat(listed).containsExactlyElementsOf(published);
    }

    @Test
    void filtersTheList() {
        byte[] file = container("linux-arm64/javet-v8-4.0.0", "filtered", "filter");
        publish(file, UUID.randomUUID(), "filtered", null);
        String v8 = SampleContainers.V8_VERSION;
        EngineId engine = EngineId.parse("javet-v8-4.0.0");
        Platform arm = Platform.parse("linux-arm64");

        assertThat(list(null, engine, null, null, null)).containsExactly(Digest.of(file));
        assertThat(list(null, null, arm, null, null)).containsExactly(Digest.of(file));
        assertThat(list(null, null, null, "filtered", null)).containsExactly(Digest.of(file));
        assertThat(list("filtered", engine, arm, "filtered", v8)).containsExactly(Digest.of(file));
        assertThat(list("other", engine, arm, "filtered", v8)).isEmpty();
        assertThat(list(null, null, null, "filt", null)).isEmpty();
        assertThat(list(null, null, null, null, "1.2.3.4")).isEmpty();
    }

    @Test
    void handsOutNothingButMetadataOnceRevoked() throws Exception {
        byte[] file = container(LINUX, "intl", "revoke");
        Digest digest = Digest.of(file);
        publish(file, UUID.randomUUID(), null, null);

        HttpResponse<byte[]> response = send(request("/" + digest + "/revoke")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"leaked a token\"}"))
                .build());

        assertThat(SnapshotAnswer.of(response)).has("status", "REVOKED");
        assertThat(described(file)).has("revokeReason", "leaked a token");
        for (String part : List.of("/blob", "/container", "/signature", "/attestation", "/attestation.sigstore.json")) {
            assertThat(get("/" + digest + part))
                    .isRefused(410, "snapshot-revoked")
                    .detail("leaked a token");
        }
        assertThatThrownBy(() -> snapshots.revoke(digest, "again"))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("leaked a token");
    }

    @Test
    void answersProblemsWithTheirStatus() throws Exception {
        String unknown = "/" + Digest.of("nothing".getBytes(UTF_8));
        for (String part :
                List.of("", "/blob", "/container", "/signature", "/attestation", "/attestation.sigstore.json")) {
            assertThat(get(unknown + part)).isRefused(404, "snapshot-not-found");
            assertThat(get("/sha256:ABC" + part)).isRefused(400, "malformed-digest");
        }
        assertThat(get("?cursor=x")).isRefused(400, "malformed-cursor");
        assertThat(get("?limit=0")).isRefused(400, "malformed-limit");
        assertThat(get("?engine=x")).isRefused(400, "malformed-engine");
        assertThat(get("?platform=x")).isRefused(400, "malformed-platform");
    }

    @Test
    void answersARangeBehindTheEndWithTheLength() throws Exception {
        byte[] file = container(LINUX, "intl", "range");
        publish(file, UUID.randomUUID(), null, null);

        HttpResponse<byte[]> response =
                get("/" + Digest.of(file) + "/container", "Range", "bytes=" + file.length + "-");

        assertThat(response).isRefused(416, "range-not-satisfiable");
        assertThat(response.headers().firstValue("Content-Range")).contains("bytes */" + file.length);
    }

    @Test
    void neverServesDamagedBytes() throws Exception {
        byte[] file = container(LINUX, "intl", "damaged");
        publish(file, UUID.randomUUID(), null, null);
        String hex = Digest.of(file).hex();
        byte[] damaged = file.clone();
        damaged[9000] ^= 1;
        Files.write(
                settings.directory()
                        .resolve("sha256")
                        .resolve(hex.substring(0, 2))
                        .resolve(hex),
                damaged);

        HttpResponse<byte[]> response = get("/" + Digest.of(file) + "/blob", "Accept-Encoding", "zstd");

        assertThat(response.statusCode()).isBetween(500, 599);
        assertThat(response).isRefused(response.statusCode(), "blob-damaged");
        assertThat(response.headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable");
    }

    @Test
    void refusesARevocationWithoutAReason() {
        Digest digest = Digest.of(new byte[0]);

        for (String reason : List.of("", "  ", "x".repeat(1001), "a\u0000b")) {
            assertThatThrownBy(() -> snapshots.revoke(digest, reason)).isInstanceOf(MalformedReasonException.class);
        }
        assertThatThrownBy(() -> snapshots.revoke(digest, "why not")).isInstanceOf(SnapshotException.class);
    }

    @Test
    void refusesToPublishWhatNoTrustedKeySigned() {
        byte[] file = container(LINUX, "intl", "forged");
        byte[] forged = signer.sign(file);
        forged[10] ^= 1;

        assertRefused(VerificationException.class, "bad-signature", file, forged, signer.keyId());
        assertRefused(VerificationException.class, "bad-signature", file, new byte[0], signer.keyId());
        assertRefused(VerificationException.class, "unknown-key", file, signer.sign(file), "x".repeat(43));
        assertThat(blobs.contains(Digest.of(file))).isFalse();
    }

    @Test
    void refusesToPublishAContainerWithAFlippedByteEvenIfItIsSigned() {
        byte[] file = container(LINUX, "intl", "flipped");
        file[file.length - 1] ^= 1;

        assertRefused(ContainerException.class, "crc-mismatch", file, signer.sign(file), signer.keyId());
    }

    @Test
    void theDatabaseKeepsNoSnapshotWithoutItsSignature() {
        byte[] file = container(LINUX, "intl", "unsigned");
        publish(file, UUID.randomUUID(), null, null);
        String digest = Digest.of(file).toString();

        for (String change : List.of(
                "signature = null",
                "signature = '\\x00'",
                "attestation = ''",
                "key_id = 'nobody'",
                "status = 'REVOKED'",
                "metrics = '[]'",
                "blob_offset = 17")) {
            assertThatThrownBy(() -> database.sql("update snapshot set " + change + " where digest = ?")
                            .param(digest)
                            .update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan(
            basePackageClasses = {
                Snapshots.class,
                KeyRing.class,
                Bundles.class,
                BlobStore.class,
                CallerContext.class,
                AdvisoryPolicy.class
            },
            basePackages = "dev.snapforge.api",
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    @ConfigurationPropertiesScan(
            basePackageClasses = {
                Snapshots.class,
                KeyRing.class,
                Bundles.class,
                BlobStore.class,
                CallerContext.class,
                AdvisoryPolicy.class
            },
            basePackages = "dev.snapforge.api")
    @EntityScan(basePackageClasses = {Snapshots.class, KeyRing.class, Bundles.class})
    @EnableJpaRepositories(basePackageClasses = {Snapshots.class, KeyRing.class, Bundles.class})
    @Import(VerificationFailureCounter.class)
    static class Application {

        /** Nothing is released here: names are another package's. */
        @Bean
        SnapshotReleases noReleases() {
            return (digests, reach) -> Map.of();
        }

        @Bean
        SupersededContainers noChannels() {
            return (since, versions, limit) -> List.of();
        }

        /** Every look at it is a second later, so that no two snapshots are equally new. */
        @Bean
        @Primary
        Clock tickingClock() {
            AtomicLong seconds =
                    new AtomicLong(Instant.parse("2026-11-23T00:00:00Z").getEpochSecond());
            InstantSource source = () -> Instant.ofEpochSecond(seconds.incrementAndGet());
            return source.withZone(ZoneOffset.UTC);
        }
    }
}
