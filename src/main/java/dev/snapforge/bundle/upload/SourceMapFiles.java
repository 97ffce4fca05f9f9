package dev.snapforge.bundle.upload;

import dev.snapforge.bundle.BundleException;
import dev.snapforge.bundle.FileNameRules;
import dev.snapforge.bundle.UploadLimits;
import dev.snapforge.bundle.archive.Archive;
import dev.snapforge.sourcemap.SourceMapReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The source maps in an archive that belong to scripts which are taken from it. */
final class SourceMapFiles {

    private final Archive archive;
    private final UploadLimits limits;

    SourceMapFiles(Archive archive, UploadLimits limits) {
        this.archive = archive;
        this.limits = limits;
    }

    /**
     * The maps of these files, unless they are among them already, in the order of their scripts.
     *
     * @throws BundleException if there are more files than a bundle may have
     */
    List<SourceText> of(List<SourceText> scripts) {
        Set<String> taken = new HashSet<>();
        scripts.forEach(script -> taken.add(script.name()));
        List<SourceText> maps = new ArrayList<>();
        for (SourceText script : scripts) {
            find(script)
                    .filter(taken::add)
                    .flatMap(name -> archive.read(name).map(content -> new SourceText(name, content, false)))
                    .ifPresent(maps::add);
            if (scripts.size() + maps.size() > limits.maxFiles()) {
                throw BundleException.tooManyFiles("files", limits.maxFiles());
            }
        }
        return maps;
    }

    private Optional<String> find(SourceText script) {
        if (FileNameRules.isMap(script.name())) {
            return Optional.empty();
        }
        return SourceMapReference.of(script.name(), script.text()).files().stream()
                .filter(FileNameRules::isMap)
                .filter(archive.names()::contains)
                .findFirst();
    }
}
