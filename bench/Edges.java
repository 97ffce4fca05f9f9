import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service does at the edge of each budget: as many slow clients as it admits, and one more. A table says what the last one got,
 * and how much heap and how many threads the service had then. The clients are on this machine and let go of everything at the end.
 *
 * <p>Usage: {@code java bench/Edges.java [service] [downloads] [streams] [waiting] [uploads] [pid]}, with a service in mode loopback whose
 * budgets these are, and one live builder. With the id of its process, the heap is what is left after a collection ({@code jcmd}).
 */
public final class Edges {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern DIGEST = Pattern.compile("\"snapshot\"\\s*:\\s*\"(sha256:[0-9a-f]{64})\"");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final int TIMEOUT_MILLIS = 20_000;

    private static String process;
    private static URI service = URI.create("http://127.0.0.1:8080");

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.println("java bench/Edges.java [service=" + service + "] [downloads=160] [streams=1000] [waiting=2000] [uploads=100] [pid]");
            return;
        }
        service = arguments.length > 0 ? URI.create(arguments[0]) : service;
        process = arguments.length > 5 ? arguments[5] : null;
        System.out.println("| budget | in use | one more gets | after | heap | threads |");
        System.out.println("|---|---|---|---|---|---|");
        row("(idle)", 0, "", "");
        String snapshot = snapshot();
        String container = "GET /api/v1/snapshots/" + snapshot + "/container HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n\r\n";
        edge("downloads", "snapforge_downloads_open", number(arguments, 1, 160), container);
        String waiting = waitingBuild();
        String build = "GET /api/v1/builds/" + waiting;
        edge("streams of events", "snapforge_event_streams", number(arguments, 2, 1000),
                build + "/events HTTP/1.1\r\nHost: " + host() + "\r\nAccept: text/event-stream\r\n\r\n");
        edge("waiting answers", "snapforge_answers_waiting", number(arguments, 3, 2000),
                build + " HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\nPrefer: wait=60\r\n\r\n");
        edge("uploads", "snapforge_uploads_open", number(arguments, 4, 100),
                "POST /api/v1/builds HTTP/1.1\r\nHost: " + host() + "\r\nContent-Type: text/javascript\r\nConnection: close\r\nContent-Length: 1000000\r\n\r\nglobalThis");
        send("POST", "/api/v1/builds/" + waiting + "/cancel", "", "application/json");
        row("(idle again)", 0, "", "");
    }

    /** Opens as many, waits until all are counted, and then one more. */
    private static void edge(String name, String gauge, int budget, String request) throws Exception {
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < budget; i++) {
                clients.add(open(request));
            }
            long end = System.nanoTime() + 60_000_000_000L;
            while (metric(gauge) < budget && System.nanoTime() < end) {
                Thread.sleep(200);
            }
            int used = (int) metric(gauge);
            long begin = System.nanoTime();
            Socket last = open(request);
            clients.add(last);
            String head = head(last);
            String after = String.format(Locale.ROOT, "%.0f ms", (System.nanoTime() - begin) / 1e6);
            Matcher retry = Pattern.compile("(?i)retry-after: *(\\d+)").matcher(head);
            Matcher code = Pattern.compile("\"code\":\"([a-z-]+)\"").matcher(head);
            row(name, used, head.lines().findFirst().orElse("nothing").replace("HTTP/1.1 ", "")
                    + (code.find() ? " `" + code.group(1) + "`" : "")
                    + (retry.find() ? ", `Retry-After: " + retry.group(1) + "`" : ""), after);
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
        long end = System.nanoTime() + 60_000_000_000L;
        while (metric(gauge) > 0 && System.nanoTime() < end) {
            Thread.sleep(500);
        }
    }

    private static void row(String name, int used, String answer, String after) throws Exception {
        if (process != null) {
            new ProcessBuilder("jcmd", process, "GC.run").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        }
        System.out.printf(Locale.ROOT, "| %s | %d | %s | %s | %.0f MiB | %.0f |%n", name, used, answer, after,
                metric("jvm_memory_used_bytes") / (1 << 20), metric("jvm_threads_live_threads"));
    }

    /** A client that reads nothing beyond a few kilobytes. */
    private static Socket open(String request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String head(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[2048];
        int length = 0;
        try {
            while (length < bytes.length) {
                int read = in.read(bytes, length, bytes.length - length);
                if (read < 0) {
                    break;
                }
                length += read;
                if (new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("\"code\"")) {
                    break;
                }
            }
        } catch (IOException e) {
            return length == 0 ? "no answer within " + TIMEOUT_MILLIS + " ms" : new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** One of 32 MiB, more than the buffers of a connection hold. */
    private static String snapshot() throws Exception {
        String build = found(ID, send("POST", "/api/v1/builds?requires=large",
                "globalThis.large = new Uint8Array(32 << 20).fill(7);", "text/javascript"));
        String answer = "";
        for (int i = 0; i < 20 && !answer.contains("\"SUCCEEDED\""); i++) {
            answer = send("GET", "/api/v1/builds/" + build, "", "application/json");
            if (answer.contains("\"FAILED\"")) {
                throw new IOException(answer);
            }
            Thread.sleep(3000);
        }
        return found(DIGEST, answer);
    }

    /** A build for an engine that no builder has. */
    private static String waitingBuild() throws Exception {
        return found(ID, send("POST", "/api/v1/builds?targets=linux-arm64/javet-v8-4.0.1", "globalThis.a = 1;", "text/javascript"));
    }

    private static String found(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private static double metric(String name) throws Exception {
        double sum = 0;
        for (String line : send("GET", "/actuator/prometheus", "", "application/json").split("\n")) {
            if ((line.startsWith(name + " ") || line.startsWith(name + "{")) && !line.contains("area=\"nonheap\"")) {
                sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        return sum;
    }

    private static String send(String method, String path, String body, String type) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String host() {
        return service.getHost() + ":" + service.getPort();
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }
}
