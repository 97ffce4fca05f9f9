package dev.snapforge.bundle.upload;

import dev.snapforge.bundle.BundleException;
import dev.snapforge.bundle.FileNameRules;
import dev.snapforge.bundle.UploadLimits;
import dev.snapforge.bundle.archive.Archive;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of an archive that its modules import, directly or not. No JavaScript is parsed here: a file is taken as soon as a
 * module names it in a quoted relative path. That may be one too many (a path in a comment), which then is part of the bundle
 * and is not even compiled; it is never one too few, but for a path that is written with escapes.
 */
final class ArchiveImports {

    /** For what TypeScript imports under the name that its compiler would write. */
    private static final Map<String, List<String>> COMPILED =
            Map.of(".js", List.of(".ts", ".tsx"), ".mjs", List.of(".mts"), ".cjs", List.of(".cts"));

    private static final Pattern RELATIVE = Pattern.compile("(['\"`])(\\.\\.?/[^'\"`\\r\\n]+)\\1");

    private final Archive archive;
    private final UploadLimits limits;

    ArchiveImports(Archive archive, UploadLimits limits) {
        this.archive = archive;
        this.limits = limits;
    }

    /**
     * What these files import and is not among them, in the order in which it is found.
     *
     * @throws BundleException if there are more files than a bundle may have
     */
    List<SourceText> of(List<SourceText> entries) {
        Set<String> taken = new HashSet<>();
        Deque<SourceText> unread = new ArrayDeque<>();
        for (SourceText entry : entries) {
            taken.add(entry.name());
            if (FileNameRules.isModule(entry.name()) || FileNameRules.isTypeScript(entry.name())) {
                unread.add(entry);
            }
        }
        List<SourceText> imported = new ArrayList<>();
        while (!unread.isEmpty()) {
            for (String name : named(unread.remove())) {
                Optional<byte[]> content =
                        FileNameRules.isScript(name) && taken.add(name) ? archive.read(name) : Optional.empty();
                if (content.isPresent()) {
                    SourceText source = new SourceText(name, content.get(), false);
                    imported.add(source);
                    unread.add(source);
                }
                if (entries.size() + imported.size() > limits.maxFiles()) {
                    throw BundleException.tooManyFiles("files", limits.maxFiles());
                }
            }
        }
        return imported;
    }

    private List<String> named(SourceText importer) {
        List<String> names = new ArrayList<>();
        Matcher path = RELATIVE.matcher(importer.text());
        while (path.find()) {
            resolve(path.group(2), importer.name()).map(this::inArchive).ifPresent(names::add);
        }
        return names;
    }

    /** The name itself, or that of the source that is compiled to it; either may be no script. */
    private String inArchive(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0 || archive.names().contains(name)) {
            return name;
        }
        return COMPILED.getOrDefault(name.substring(dot), List.of()).stream()
                .map(ending -> name.substring(0, dot) + ending)
                .filter(archive.names()::contains)
                .findFirst()
                .orElse(name);
    }

    private static Optional<String> resolve(String path, String importer) {
        Deque<String> segments = new ArrayDeque<>(List.of(importer.split("/")));
        segments.removeLast();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return Optional.of(String.join("/", segments));
    }
}
