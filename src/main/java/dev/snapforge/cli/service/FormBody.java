package dev.snapforge.cli.service;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form with files (RFC 7578), sent from where the files are. */
public final class FormBody {

    private final String boundary = "snapforge-" + UUID.randomUUID();
    private final List<BodyPublisher> parts = new ArrayList<>();

    /**
     * Adds a file.
     *
     * @param name under which it is sent
     * @throws FileNotFoundException if it cannot be read
     */
    public void file(String name, Path content) throws FileNotFoundException {
        head("file", "; filename=\"" + escaped(name) + "\"", "application/octet-stream");
        parts.add(BodyPublishers.ofFile(content));
        line("");
    }

    /** Adds a file that is not on disk. */
    public void file(String name, byte[] content) {
        head("file", "; filename=\"" + escaped(name) + "\"", "application/octet-stream");
        parts.add(BodyPublishers.ofByteArray(content));
        line("");
    }

    /** Adds JSON. */
    public void json(String name, String json) {
        head(name, "", "application/json");
        line(json);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher publisher() {
        List<BodyPublisher> all = new ArrayList<>(parts);
        all.add(text("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
    }

    private void head(String name, String more, String type) {
        line("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\nContent-Type: "
                + type + "\r\n");
    }

    private void line(String text) {
        parts.add(text(text + "\r\n"));
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    // As browsers do it (HTML, "multipart/form-data encoding algorithm").
    private static String escaped(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
