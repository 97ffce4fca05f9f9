package dev.snapforge.journey.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A request while it is made, every part of it open to be spoiled. */
final class FuzzedRequest {

    String method;
    String path;
    String version = "HTTP/1.1";
    final List<Pair> query = new ArrayList<>();
    final List<Pair> headers = new ArrayList<>();
    byte[] body = {};
    boolean sendsLength = true;
    /** The bytes that replace all of the above, where the message itself is broken. */
    byte[] broken = {};

    FuzzedRequest(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** A query parameter, already encoded, or a header. */
    record Pair(String name, String value) {}

    /** Whether a server may hang up on it without an answer. */
    boolean isBroken() {
        return broken.length > 0;
    }

    byte[] bytes() {
        if (isBroken()) {
            return broken;
        }
        String target = path
                + query.stream()
                        .map(it -> it.name() + "=" + it.value())
                        .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
        StringBuilder head = new StringBuilder(method + " " + target + " " + version + "\r\n");
        headers.forEach(
                it -> head.append(it.name()).append(": ").append(it.value()).append("\r\n"));
        if (body.length > 0 && sendsLength) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("Connection: close\r\n\r\n").toString().getBytes(UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** The beginning of it, in one readable line. */
    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder();
        for (char c : new String(bytes(), ISO_8859_1).toCharArray()) {
            if (shown.length() > 1500) {
                return shown + "… (" + bytes().length + " bytes)";
            }
            shown.append(
                    c == '\r' ? "\\r" : c == '\n' ? "\\n" : c < ' ' || c > '~' ? String.format("\\x%02x", (int) c) : c);
        }
        return shown.toString();
    }
}
