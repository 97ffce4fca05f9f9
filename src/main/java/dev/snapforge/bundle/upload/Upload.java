package dev.snapforge.bundle.upload;

import dev.snapforge.bundle.Bundle;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An accepted upload: read and checked, and not stored before {@link Uploads#store} is called. It is in memory, of which it has its share
 * until it is closed.
 */
public final class Upload implements AutoCloseable {

    private final List<SourceText> sources;
    private final Optional<JsonNode> manifest;
    private final Bundle bundle;
    private UploadMemory.Share memory = UploadMemory.Share.NONE;

    Upload(List<SourceText> sources, Optional<JsonNode> manifest) {
        this.sources = List.copyOf(sources);
        this.manifest = manifest;
        this.bundle = Bundle.of(sources.stream().map(SourceText::describe).toList());
    }

    /** Gives the memory back when it is closed. */
    Upload holding(UploadMemory.Share share) {
        memory = share;
        return this;
    }

    @Override
    public void close() {
        memory.close();
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
