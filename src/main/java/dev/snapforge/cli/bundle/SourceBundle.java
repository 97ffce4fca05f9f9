package dev.snapforge.cli.bundle;

import dev.snapforge.cli.service.FormBody;
import dev.snapforge.cli.service.JsonView;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to be built, and where the user has it.
 *
 * @param root the folder that names in the bundle are relative to
 * @param files each name in the bundle, and the user's file; of an archive that the user has made, empty
 * @param archive the whole as one archive with this name, or null if the files are sent one by one
 * @param content of the archive: bytes that were made here, or the user's file
 * @param manifest {@code snapforge.json}; null if there is none
 */
public record SourceBundle(
        Path root,
        Map<String, Path> files,
        @Nullable String archive,
        @Nullable Content content,
        @Nullable JsonView manifest) {

    /** The bytes of an archive, wherever they are. */
    public sealed interface Content {
        /** A file of the user. */
        record OnDisk(Path path) implements Content {}

        /** Bytes that were made here. */
        final class InMemory implements Content {
            private final byte[] bytes;

            InMemory(byte[] bytes) {
                this.bytes = bytes;
            }
        }
    }

    /** Copies the map and keeps its order. */
    public SourceBundle {
        files = new LinkedHashMap<>(files);
    }

    static SourceBundle ofFiles(Path root, Map<String, Path> files) {
        return new SourceBundle(root, files, null, null, null);
    }

    /** The user's file of this name in the bundle. */
    public Optional<Path> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Which targets the manifest names. */
    public List<String> manifestTargets() {
        return manifest == null ? List.of() : manifest.texts("targets");
    }

    /** Packs files and a manifest into an archive. */
    static SourceBundle packed(Path root, Map<String, Path> files, JsonView manifest) {
        byte[] archive = ZipWriter.zip(files, manifest.bytes());
        return new SourceBundle(root, files, "bundle.zip", new Content.InMemory(archive), manifest);
    }

    /**
     * Adds all of it to a form.
     *
     * @throws FileNotFoundException if a file has gone meanwhile
     */
    public void addTo(FormBody form) throws FileNotFoundException {
        if (archive == null) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                form.file(file.getKey(), file.getValue());
            }
        } else if (content instanceof Content.OnDisk file) {
            form.file(archive, file.path());
        } else if (content instanceof Content.InMemory made) {
            form.file(archive, made.bytes);
        }
    }
}
