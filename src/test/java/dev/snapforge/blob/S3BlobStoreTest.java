package dev.snapforge.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3BlobStoreTest extends BlobStoreContract {

    private static final S3Proxy PROXY = S3Proxy.start();

    private final S3Settings settings = PROXY.settings(PROXY.bucket("bucket-" + UUID.randomUUID()));
    private final S3Client client = S3Connection.s3Client(settings);
    private final S3Presigner presigner = S3Connection.s3Presigner(settings);
    private final S3BlobStore store = store(client, settings);

    @AfterAll
    static void stopServer() {
        PROXY.close();
    }

    @AfterEach
    void disconnect() {
        client.close();
        presigner.close();
    }

    @Override
    BlobStore store() {
        return store;
    }

    @Override
    void damage(Digest digest, byte[] bytes) {
        client.putObject(it -> it.bucket(settings.bucket()).key(keyOf(digest)), RequestBody.fromBytes(bytes));
    }

    @Override
    int leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return (int) files.map(it -> it.getFileName().toString())
                    .filter(it -> it.startsWith("snapforge-") && it.endsWith(".part"))
                    .count();
        }
    }

    @Test
    void keepsObjectsBelowItsPrefix() {
        Digest digest = store.put(CONTENT);

        assertThat(keys()).containsExactly(keyOf(digest));
    }

    @Test
    void passesOverWhatOthersKeepInTheBucket() {
        client.putObject(it -> it.bucket(settings.bucket()).key("some/sha256/notes.txt"), RequestBody.empty());
        client.putObject(it -> it.bucket(settings.bucket()).key("other.txt"), RequestBody.empty());
        Digest digest = store.put(CONTENT);

        assertThat(store.list(null, 1)).extracting(BlobStore.Listed::digest).containsExactly(digest);
    }

    @Test
    void keepsDamagedObjectsAsEvidence() {
        Digest digest = store.put(CONTENT);
        damage(digest, new byte[] {7});

        assertThatThrownBy(() -> store.read(digest)).isInstanceOf(BlobDamagedException.class);

        assertThat(keys()).singleElement().asString().startsWith("some/quarantine/" + digest.hex() + ".");
    }

    @Test
    void writesNothingOverWhatIsThere() {
        Digest digest = Digest.of(CONTENT);
        client.putObject(
                it -> it.bucket(settings.bucket()).key(keyOf(digest)).metadata(Map.of("written-by", "the test")),
                RequestBody.fromBytes(CONTENT));

        store.put(CONTENT);

        assertThat(client.headObject(it -> it.bucket(settings.bucket()).key(keyOf(digest)))
                        .metadata())
                .containsEntry("written-by", "the test");
    }

    @Test
    void movesNoObjectThatWasHealedMeanwhile() {
        Digest digest = store.put(CONTENT);
        S3Bucket bucket = new S3Bucket(client, settings);

        assertThatThrownBy(() -> bucket.move(digest, "\"00000000000000000000000000000000\"", "quarantine/x"))
                .isInstanceOf(BlobStoreUnavailableException.class);

        assertThat(store.read(digest)).isEqualTo(CONTENT);
    }

    @Test
    void signsLinksThatNeedNoCredential() throws Exception {
        Digest digest = store.put(CONTENT);

        URI link = store.link(digest, Duration.ofMinutes(1)).orElseThrow();

        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CONTENT);
    }

    @Test
    void saysThatTheStoreIsAwayWhereNobodyAnswers() throws IOException {
        S3Settings nobody = S3Proxy.settings(URI.create("http://127.0.0.1:1"), "bucket");
        try (S3Client away = S3Connection.s3Client(nobody)) {
            BlobStore unreachable = store(away, nobody);

            assertAway(() -> unreachable.put(CONTENT));
            assertAway(() -> unreachable.put(new ByteArrayInputStream(CONTENT), 1000));
            assertAway(() -> unreachable.read(Digest.of(CONTENT)));
            assertAway(() -> unreachable.contains(Digest.of(CONTENT)));
            assertAway(() -> unreachable.delete(Digest.of(CONTENT)));
            assertAway(() -> unreachable.list(null, 1));
        }
        assertThat(leftovers()).isZero();
    }

    @Test
    void saysThatTheStoreIsAwayWhereTheBucketDoesNotExist() {
        S3Settings nowhere = PROXY.settings("no-such-bucket");
        try (S3Client misled = S3Connection.s3Client(nowhere)) {
            assertAway(() -> store(misled, nowhere).put(CONTENT));
            assertAway(() -> store(misled, nowhere).read(Digest.of(CONTENT)));
        }
    }

    private void assertAway(ThrowingCallable operation) {
        assertThatThrownBy(operation).isInstanceOfSatisfying(BlobStoreUnavailableException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorCategory.UNAVAILABLE);
            assertThat(e.code()).isEqualTo("blob-store-unavailable");
            assertThat(e.getMessage()).doesNotContain("127.0.0.1", "bucket");
        });
    }

    private S3BlobStore store(S3Client client, S3Settings settings) {
        S3Bucket bucket = new S3Bucket(client, settings);
        return new S3BlobStore(bucket, new S3Quarantine(bucket), presigner);
    }

    private List<String> keys() {
        return client.listObjectsV2(it -> it.bucket(settings.bucket())).contents().stream()
                .map(it -> it.key())
                .toList();
    }

    private String keyOf(Digest digest) {
        return "some/sha256/" + digest.hex().substring(0, 2) + "/" + digest.hex();
    }
}
