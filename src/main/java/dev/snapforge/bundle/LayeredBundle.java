package dev.snapforge.bundle;

import dev.snapforge.core.Layer;
import java.util.List;
import java.util.stream.Stream;

/** The bundle of a build that stands on a base: the base's files, in a folder of their own, run before its own ones. */
public final class LayeredBundle {

    private LayeredBundle() {}

    /**
     * Puts files on top of those of a base. A relative import within each still means the same file; the upper ones may import from
     * {@code ./base/}.
     *
     * @throws BundleException {@code base-folder-taken}, {@code bad-file-name}, {@code too-many-files} or {@code bundle-too-large}
     */
    public static Bundle of(Bundle base, Bundle own, UploadLimits limits) {
        own.files().stream()
                .map(BundleFile::name)
                .filter(it -> it.startsWith(Layer.FOLDER))
                .findFirst()
                .ifPresent(it -> {
                    throw BundleException.baseFolderTaken(FileNameRules.shown(it));
                });
        List<BundleFile> lower = base.files().stream().map(LayeredBundle::moved).toList();
        List<BundleFile> files = Stream.of(
                        lower.stream().filter(BundleFile::entry),
                        own.files().stream().filter(BundleFile::entry),
                        lower.stream().filter(LayeredBundle::isImported),
                        own.files().stream().filter(LayeredBundle::isImported),
                        lower.stream().filter(BundleFile::isSourceMap),
                        own.files().stream().filter(BundleFile::isSourceMap))
                .flatMap(it -> it)
                .toList();
        Bundle layered = Bundle.of(files);
        if (files.size() > limits.maxFiles()) {
            throw BundleException.tooManyFiles("files", limits.maxFiles());
        }
        if (layered.size() > limits.maxBytes()) {
            throw BundleException.tooLarge(limits.maxBytes());
        }
        return layered;
    }

    private static boolean isImported(BundleFile file) {
        return !file.entry() && !file.isSourceMap();
    }

    private static BundleFile moved(BundleFile file) {
        String name = Layer.FOLDER + file.name();
        FileNameRules.checkBundled(name);
        return new BundleFile(name, file.size(), file.digest(), file.entry());
    }
}
