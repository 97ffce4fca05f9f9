package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 server over a directory, in a process of its own. */
public final class S3Proxy implements AutoCloseable {

    private static final String KEY = "test-key";
    private static final String SECRET = "test-secret";

    private final Path directory;
    private final int port;
    private Process process;

    /** Starts a server over an empty directory, and waits until it answers. */
    public static S3Proxy start() {
        try {
            return new S3Proxy(Files.createDirectories(Path.of("target", "test-data", "s3-" + UUID.randomUUID())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private S3Proxy(Path directory) throws IOException {
        this.directory = directory.toAbsolutePath();
        this.port = freePort();
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        // The standard chain looks here first.
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET);
    }

    /** What a process of the service needs in its environment. */
    public static Map<String, String> environment() {
        return Map.of("AWS_ACCESS_KEY_ID", KEY, "AWS_SECRET_ACCESS_KEY", SECRET);
    }

    /** Starts the server again, over what it had, at the same address. */
    public void revive() throws IOException {
        process = launch();
    }

    /** Makes a bucket, and gives its name. */
    public String bucket(String name) {
        try {
            Files.createDirectories(directory.resolve(name));
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A store in a new bucket of this server. */
    public BlobStore store() {
        return store("bucket-" + UUID.randomUUID());
    }

    /** A store in a bucket of this server, which is made where there is none. */
    public BlobStore store(String name) {
        S3Settings settings = settings(bucket(name));
        S3Bucket bucket = new S3Bucket(S3Connection.s3Client(settings), settings);
        return new S3BlobStore(bucket, new S3Quarantine(bucket), S3Connection.s3Presigner(settings));
    }

    /** Changes stored bytes behind the store's back. */
    public void damage(String bucket, Digest digest, byte[] bytes) {
        S3Settings settings = settings(bucket);
        try (S3Client client = S3Connection.s3Client(settings)) {
            client.putObject(
                    it -> it.bucket(bucket)
                            .key(settings.prefix() + "sha256/" + digest.hex().substring(0, 2) + "/" + digest.hex()),
                    RequestBody.fromBytes(bytes));
        }
    }

    S3Settings settings(String bucket) {
        return settings(endpoint(), bucket);
    }

    /** Settings that give up soon. */
    static S3Settings settings(URI endpoint, String bucket) {
        return new S3Settings(
                endpoint,
                "us-east-1",
                bucket,
                true,
                "some/",
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                2);
    }

    @Override
    public void close() {
        kill();
    }

    /** Ends the server, as a machine that loses its power would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private Process launch() throws IOException {
        Path settings = Files.createTempFile("s3proxy", ".properties");
        Files.write(
                settings,
                List.of(
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "s3proxy.authorization=aws-v4",
                        "s3proxy.identity=" + KEY,
                        "s3proxy.credential=" + SECRET,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.identity=unused",
                        "jclouds.credential=unused",
                        "jclouds.filesystem.basedir=" + directory));
        Process started = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-DLOG_LEVEL=warn",
                        "-cp",
                        Path.of("target", "s3proxy", "*").toString(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> answers(started));
        Files.delete(settings);
        return started;
    }

    private Path log() {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }

    private boolean answers(Process process) {
        if (!process.isAlive()) {
            throw new IllegalStateException("s3proxy ended; see " + log());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
