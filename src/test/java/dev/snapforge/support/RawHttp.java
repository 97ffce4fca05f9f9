package dev.snapforge.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Sends bytes as they are, which no HTTP client would, and reads what comes back until the connection ends. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int MOST_BYTES = 4 << 20;
    private static final int NARROW = 2048;

    private final InetAddress address;
    private final int port;

    public RawHttp(int port) {
        this(InetAddress.getLoopbackAddress(), port);
    }

    /** At another of this machine's addresses. */
    public RawHttp(InetAddress address, int port) {
        this.address = address;
        this.port = port;
    }

    /**
     * An answer.
     *
     * @param status 0 if the server closed the connection without a word
     * @param headers lines such as {@code content-type: text/plain}, the names in lower case
     */
    public record Answer(int status, List<String> headers, String body) {

        public String header(String name) {
            return headers.stream()
                    .filter(it -> it.startsWith(name + ":"))
                    .map(it -> it.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    public Answer send(byte[] request) throws IOException {
        try (Socket socket = new Socket(address, port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, request);
            return parse(read(socket.getInputStream()));
        }
    }

    /** Connects, and sends these bytes; what follows is up to the test. */
    public Connection open(String begin) throws IOException {
        return new Connection(new Socket(address, port), begin);
    }

    /** As {@link #open}, by a client for whom the system keeps hardly anything that it has not read. */
    public Connection openNarrow(String begin) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(NARROW);
        socket.connect(new InetSocketAddress(address, port));
        return new Connection(socket, begin);
    }

    /** A connection on which more may be sent, byte by byte. */
    public static final class Connection implements AutoCloseable {

        private final Socket socket;

        private Connection(Socket socket, String begin) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(PATIENCE_MILLIS);
            send(begin);
        }

        public void send(String more) throws IOException {
            socket.getOutputStream().write(more.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** Whether the server has begun to answer. */
        public boolean isAnswered() throws IOException {
            return socket.getInputStream().available() > 0;
        }

        /** What the server says before it closes the connection. */
        public Answer answer() throws IOException {
            return parse(read(socket.getInputStream()));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    // Who refuses early also stops reading early; the answer is there all the same.
    private static void write(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
        } catch (IOException e) {
            if (socket.isInputShutdown()) {
                throw e;
            }
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        try {
            for (int n = in.read(some); n >= 0 && all.size() < MOST_BYTES; n = in.read(some)) {
                all.write(some, 0, n);
                if (isEventStream(all)) {
                    break;
                }
            }
        } catch (java.net.SocketException e) {
            // A reset after the answer, because part of the request was never read.
            if (all.size() == 0) {
                throw e;
            }
        }
        return all.toByteArray();
    }

    /** One that goes on for as long as its build does. */
    private static boolean isEventStream(ByteArrayOutputStream answer) {
        if (answer.size() > 4096) {
            return false;
        }
        String text = answer.toString(ISO_8859_1).toLowerCase(Locale.ROOT);
        return text.contains("\r\n\r\n") && text.contains("content-type: text/event-stream");
    }

    private static Answer parse(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        while (text.startsWith("HTTP/1.1 1")) {
            text = text.substring(text.indexOf("\r\n\r\n") + 4);
        }
        if (!text.startsWith("HTTP/")) {
            // Without a version, HTTP/0.9 was asked for, which has no status.
            return new Answer(0, List.of(), text);
        }
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.matches("(?s)HTTP/1\\.1 [1-5]\\d\\d .*")) {
            throw new AssertionError("no HTTP answer: " + text.substring(0, Math.min(200, text.length())));
        }
        List<String> headers = new ArrayList<>();
        for (String line : text.substring(0, end).lines().toList()) {
            int colon = line.indexOf(':');
            headers.add(colon < 0 ? line : line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
        }
        Answer head = new Answer(Integer.parseInt(text.substring(9, 12)), headers, "");
        String body = text.substring(end + 4);
        String whole = head.header("transfer-encoding").equals("chunked") ? joined(body) : body;
        return new Answer(head.status(), headers, new String(whole.getBytes(ISO_8859_1), UTF_8));
    }

    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        for (int line = chunks.indexOf("\r\n"); line >= 0; line = chunks.indexOf("\r\n", at)) {
            int size = HexFormat.fromHexDigits(chunks, at, line);
            int from = line + 2;
            int to = Math.min(chunks.length(), from + size);
            body.append(chunks, from, to);
            at = to + 2;
            if (size == 0 || at > chunks.length()) {
                break;
            }
        }
        return body.toString();
    }
}
