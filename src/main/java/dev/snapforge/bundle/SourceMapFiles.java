package dev.snapforge.bundle;

import dev.snapforge.sourcemap.MapLink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The source maps in an archive that belong to scripts which are taken from it. */
final class SourceMapFiles {

    private final Archive archive;
    private final Limits limits;

    SourceMapFiles(Archive archive, Limits limits) {
        this.archive = archive;
        this.limits = limits;
    }

    /**
     * The maps of these files, unless they are among them already, in the order of their scripts.
     *
     * @throws TooManyFilesException where there are more files than a bundle may have
     */
    List<Source> of(List<Source> scripts) {
        Set<String> taken = new HashSet<>();
        scripts.forEach(script -> taken.add(script.name()));
        List<Source> maps = new ArrayList<>();
        for (Source script : scripts) {
            find(script)
                    .filter(taken::add)
                    .flatMap(name -> archive.read(name).map(content -> new Source(name, content, false)))
                    .ifPresent(maps::add);
            if (scripts.size() + maps.size() > limits.maxFiles()) {
                throw new TooManyFilesException("files", limits.maxFiles());
            }
        }
        return maps;
    }

    private Optional<String> find(Source script) {
        if (FileNames.isMap(script.name())) {
            return Optional.empty();
        }
        return MapLink.of(script.name(), script.text()).files().stream()
                .filter(FileNames::isMap)
                .filter(archive.names()::contains)
                .findFirst();
    }
}
