package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the files of a store in the order of their names; names that are no address are passed over. */
final class FileListing {

    private static final Pattern SHARD = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{64}");

    private FileListing() {}

    static List<BlobStore.Listed> of(Path content, @Nullable Digest after, int limit) throws IOException {
        List<BlobStore.Listed> found = new ArrayList<>();
        String behind = after == null ? "" : after.hex();
        for (String shard : names(content, SHARD, behind.isEmpty() ? "" : behind.substring(0, 2))) {
            for (String name : names(content.resolve(shard), ADDRESS, behind)) {
                if (found.size() == limit) {
                    return found;
                }
                if (!name.equals(behind)) {
                    add(found, content.resolve(shard).resolve(name));
                }
            }
        }
        return found;
    }

    // A file may be removed between the two looks at it.
    private static void add(List<BlobStore.Listed> found, Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            found.add(new BlobStore.Listed(
                    new Digest(file.getFileName().toString()),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return;
        }
    }

    private static List<String> names(Path directory, Pattern form, String from) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(it -> it.getFileName().toString())
                    .filter(it -> form.matcher(it).matches() && it.compareTo(from) >= 0)
                    .sorted()
                    .toList();
        }
    }
}
