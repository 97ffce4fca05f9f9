import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long a build takes, from the POST to the answer that says SUCCEEDED, beside {@code node --build-snapshot} of the same
 * file on the same machine. The two take turns, so that both meet the same load.
 *
 * <p>Usage: {@code java bench/BuildLatency.java [service] [runs] [file...]}, with a running service and node on PATH.
 */
public final class BuildLatency {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TARGET = "linux-x64/javet-v8-5.0.6";
    private static final List<String> DEFAULT_FILES = List.of(
            "bench/bundles/node_modules/lodash/lodash.js", "bench/bundles/node_modules/typescript/lib/typescript.js");

    public static void main(String[] arguments) throws Exception {
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.println("java bench/BuildLatency.java [service=http://127.0.0.1:8080] [runs=20] [file...]");
            return;
        }
        String service = arguments.length > 0 ? arguments[0] : "http://127.0.0.1:8080";
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        List<String> files = arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : DEFAULT_FILES;
        System.out.printf("%-16s %10s %22s %22s %7s%n", "file", "bytes", "snapforge ms (min-max)", "node ms (min-max)", "ratio");
        for (String file : files) {
            compare(service, runs, Path.of(file));
        }
    }

    private static void compare(String service, int runs, Path file) throws Exception {
        for (int i = 0; i < 3; i++) {
            post(service, file);
            node(file);
        }
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            ours.add(post(service, file));
            theirs.add(node(file));
        }
        System.out.printf(
                "%-16s %10d %22s %22s %6.2fx%n",
                file.getFileName(), Files.size(file), summary(ours), summary(theirs), median(ours) / median(theirs));
    }

    private static double post(String service, Path file) throws IOException, InterruptedException {
        String boundary = "bench-" + System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, "file\"; filename=\"" + file.getFileName(), Files.readAllBytes(file));
        part(body, boundary, "spec", ("{\"targets\": [\"" + TARGET + "\"]}").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + "/api/v1/builds"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Prefer", "wait=60")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - start) / 1e6;
        if (response.statusCode() != 200 || !response.body().contains("\"status\":\"SUCCEEDED\"")) {
            throw new IOException("The build did not succeed: " + response.body());
        }
        return millis;
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, byte[] content) {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static double node(Path file) throws IOException, InterruptedException {
        File blob = File.createTempFile("bench", ".blob");
        try {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(
                            "node", "--snapshot-blob", blob.getPath(), "--build-snapshot", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("node --build-snapshot failed: " + output);
            }
            return (System.nanoTime() - start) / 1e6;
        } finally {
            Files.delete(blob.toPath());
        }
    }

    private static String summary(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        return "%.0f (%.0f-%.0f)".formatted(median(values), sorted[0], sorted[sorted.length - 1]);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
