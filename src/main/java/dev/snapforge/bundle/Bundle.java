package dev.snapforge.bundle;

import dev.snapforge.core.Digest;
import dev.snapforge.json.CanonicalJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The scripts one snapshot is made of, in the order they run, and behind them their source maps.
 *
 * @param digest SHA-256 of the canonical JSON (RFC 8785) {@code [{"digest", "name", "size"}, …]} of the files in order; so the
 *     same files in the same order are the same bundle, whether they came one by one or in an archive; a file that is only
 *     imported, and a source map, has {@code "entry": false}, too
 * @param size of all files together, in bytes
 * @param files at least one
 */
public record Bundle(Digest digest, long size, List<BundleFile> files) {

    public Bundle {
        files = List.copyOf(files);
    }

    /** The bundle of these files; its digest and size follow from them. */
    public static Bundle of(List<BundleFile> files) {
        List<Map<String, Object>> description =
                files.stream().map(Bundle::describe).toList();
        long size = files.stream().mapToLong(BundleFile::size).sum();
        return new Bundle(Digest.of(CanonicalJson.write(description)), size, files);
    }

    private static Map<String, Object> describe(BundleFile file) {
        Map<String, Object> description = new HashMap<>();
        description.put("digest", file.digest().toString());
        description.put("name", file.name());
        description.put("size", file.size());
        if (!file.entry()) {
            description.put("entry", false);
        }
        return description;
    }
}
