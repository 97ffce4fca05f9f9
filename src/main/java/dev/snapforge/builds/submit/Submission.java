package dev.snapforge.builds.submit;

import dev.snapforge.bundle.upload.UploadPart;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request to build, not yet checked.
 *
 * @param files in the order sent
 * @param spec as sent, or an empty object
 * @param idempotencyKey as sent, or null
 */
public record Submission(
        List<UploadPart> files, JsonNode spec, @Nullable String idempotencyKey) {}
