package dev.snapforge.bundle;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What came out of an accepted upload.
 *
 * @param bundle already stored
 * @param manifest the fields of an archive's {@code snapforge.json} except {@code files}; empty where single files were sent
 */
public record Upload(Bundle bundle, Optional<JsonNode> manifest) {}
