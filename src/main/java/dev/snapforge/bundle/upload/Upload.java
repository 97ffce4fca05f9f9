package dev.snapforge.bundle.upload;

import dev.snapforge.bundle.Bundle;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An accepted upload: read and checked, and not stored before {@link Uploads#store} is called. */
public final class Upload {

    private final List<SourceText> sources;
    private final Optional<JsonNode> manifest;
    private final Bundle bundle;

    Upload(List<SourceText> sources, Optional<JsonNode> manifest) {
        this.sources = List.copyOf(sources);
        this.manifest = manifest;
        this.bundle = Bundle.of(sources.stream().map(SourceText::describe).toList());
    }

    /** What the bundle is, or will be once it is stored. */
    public Bundle bundle() {
        return bundle;
    }

    /** The fields of an archive's {@code snapforge.json} except {@code files}; empty if single files were sent. */
    public Optional<JsonNode> manifest() {
        return manifest;
    }

    /** In the order in which they run, after them those that are only imported, and last the source maps. */
    List<SourceText> sources() {
        return sources;
    }
}
