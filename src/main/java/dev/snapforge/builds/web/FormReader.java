package dev.snapforge.builds.web;

import dev.snapforge.builds.spec.SpecJson;
import dev.snapforge.builds.submit.Submission;
import dev.snapforge.bundle.upload.UploadPart;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a {@code multipart/form-data} request: files in the order sent, and a spec whatever content type its part has. */
final class FormReader {

    // 100 checks of 10,000 characters of up to 4 bytes, and room for the rest.
    private static final int MAX_SPEC_BYTES = 5 * 1024 * 1024;

    private FormReader() {}

    static Submission read(HttpServletRequest request, @Nullable String idempotencyKey)
            throws IOException, ServletException {
        refuseSpecInQuery(request.getQueryString());
        if (request instanceof MultipartRequest form) {
            // Reads the form, and says in Spring's words what is wrong with it.
            form.getMultiFileMap();
        }
        List<UploadPart> files = new ArrayList<>();
        JsonNode spec = null;
        for (Part part : request.getParts()) {
            if (part.getName().equals("file")) {
                files.add(new UploadPart(
                        Objects.requireNonNullElse(part.getSubmittedFileName(), ""),
                        part::getInputStream,
                        part.getSize()));
            } else if (part.getName().equals("spec") && spec == null) {
                spec = spec(part);
            } else {
                throw BuildRequestException.unknownPart(part.getName());
            }
        }
        return new Submission(files, spec == null ? JsonNodeFactory.instance.objectNode() : spec, idempotencyKey);
    }

    // Two places for one field would need a rule about which of them counts, and a parameter that is ignored makes a
    // snapshot that nobody asked for. The query string, because the request's parameters have the form's texts among
    // them.
    private static void refuseSpecInQuery(@Nullable String query) {
        if (query == null) {
            return;
        }
        UriComponentsBuilder.newInstance().query(query).build().getQueryParams().keySet().stream()
                .map(it -> UriUtils.decode(it, StandardCharsets.UTF_8))
                .filter(it -> SpecQuery.isKnown(it) || it.equals(ScriptReader.FILE_NAME))
                .findFirst()
                .ifPresent(it -> {
                    throw BuildRequestException.parameterBesideForm(it);
                });
    }

    private static JsonNode spec(Part part) throws IOException {
        if (part.getSize() > MAX_SPEC_BYTES) {
            throw BuildRequestException.specTooLarge(MAX_SPEC_BYTES);
        }
        try (InputStream content = part.getInputStream()) {
            return SpecJson.parse(content.readAllBytes());
        }
    }
}
