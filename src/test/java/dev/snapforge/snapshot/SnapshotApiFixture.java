package dev.snapforge.snapshot;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.api.OpenApiContract;
import dev.snapforge.blob.BlobSettings;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.bundle.upload.StoredUpload;
import dev.snapforge.bundle.upload.Upload;
import dev.snapforge.bundle.upload.UploadPart;
import dev.snapforge.bundle.upload.Uploads;
import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.Target;
import dev.snapforge.format.Container;
import dev.snapforge.format.ContainerException;
import dev.snapforge.signing.KeyRing;
import dev.snapforge.signing.Signer;
import dev.snapforge.support.answer.SnapshotAnswer;
import dev.snapforge.verify.RuntimeRequirements;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes made-up containers, and asks for them over HTTP. */
abstract class SnapshotApiFixture {

    static final String LINUX = "linux-x64/javet-v8-5.0.6";
    static final String FINDINGS =
            "[{\"code\":\"frozen-time\",\"title\":\"A time stays\",\"detail\":\"It was read while the script"
                    + " loaded.\",\"severity\":\"WARNING\",\"location\":null,\"count\":1,\"hint\":\"Read it later.\"}]";

    static final String ATTESTATION =
            "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\",\"signatures\":[{\"keyid\":\"a-key\",\"sig\":\"AAAA\"}]}";

    @Autowired
    SnapshotPublisher publisher;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Uploads uploads;

    @Autowired
    Signer signer;

    @Autowired
    KeyRing ring;

    @Autowired
    BlobStore blobs;

    @Autowired
    BlobSettings settings;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    byte[] container(String target, String feature, String heap) {
        return SampleContainers.container(bundle(), target, feature, heap);
    }

    /** The digest of a bundle that was uploaded. */
    Digest bundle() {
        UploadPart script = new UploadPart("main.js", new ByteArrayResource("main();".getBytes(UTF_8)), 7);
        try (Upload upload = uploads.read(List.of(script))) {
            StoredUpload stored = uploads.store(upload);
            transaction.executeWithoutResult(status -> uploads.save(stored));
            return upload.bundle().digest();
        }
    }

    void publish(byte[] file, UUID build, @Nullable String name, @Nullable String version) {
        publish(file, signer.sign(file), signer.keyId(), build, name, version);
    }

    void publishMeasured(byte[] file, @Nullable String metrics) {
        publish(file, signer.sign(file), signer.keyId(), UUID.randomUUID(), null, null, metrics);
    }

    void publish(
            byte[] file, byte[] signature, String keyId, UUID build, @Nullable String name, @Nullable String version) {
        publish(file, signature, keyId, build, name, version, null);
    }

    void publish(
            byte[] file,
            byte[] signature,
            String keyId,
            UUID build,
            @Nullable String name,
            @Nullable String version,
            @Nullable String metrics) {
        StoredSnapshot stored = publisher.store(new Publication(
                file,
                signature,
                keyId,
                runtimeOf(file),
                ATTESTATION,
                build,
                UUID.randomUUID(),
                name,
                version,
                "anonymous",
                FINDINGS,
                metrics,
                null,
                List.of(),
                List.of()));
        transaction.executeWithoutResult(status -> publisher.publish(stored));
    }

    /** The runtime that a container says it is for; any, where it does not even say so. */
    static RuntimeRequirements runtimeOf(byte[] file) {
        Target target = Target.parse(LINUX);
        String v8Version = "14.7.173.18";
        try {
            target = Container.read(file).metadata().target();
            v8Version = Container.read(file).metadata().v8Version();
        } catch (ContainerException e) {
            assertThat(e.code()).isNotEmpty();
        }
        return new RuntimeRequirements(Digest.of(file), target.platform(), target.engine(), v8Version);
    }

    void assertRefused(
            Class<? extends SnapforgeException> type, String code, byte[] file, byte[] signature, String keyId) {
        assertThatThrownBy(() -> publish(file, signature, keyId, UUID.randomUUID(), null, null))
                .isInstanceOfSatisfying(type, e -> assertThat(e.code()).isEqualTo(code));
        assertThatThrownBy(() -> snapshots.get(Digest.of(file))).isInstanceOf(SnapshotException.class);
    }

    List<Digest> list(
            @Nullable String name,
            @Nullable EngineId engine,
            @Nullable Platform platform,
            @Nullable String feature,
            @Nullable String v8Version) {
        return snapshots
                .list(
                        new SnapshotQuery(name, engine, platform, feature, v8Version, null, 100, null),
                        VisibilityFilter.EVERYTHING)
                .stream()
                .map(Snapshot::digest)
                .toList();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/snapshots" + path));
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    static HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return OpenApiContract.checked(
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** What the service says about a snapshot. */
    SnapshotAnswer described(byte[] file) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get("/" + Digest.of(file));
        assertThat(response).hasStatus(200);
        return SnapshotAnswer.of(response);
    }
}
