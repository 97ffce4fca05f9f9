package dev.snapforge.cli.build;

import dev.snapforge.cli.bundle.BundleCollector;
import dev.snapforge.cli.bundle.SourceBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is built. */
final class BundleOptions {

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "Scripts (.js), modules (.mjs) and TypeScript (.ts, .mts, .cts, .tsx) in the order in which they run, or one "
                            + "folder, or one archive (.zip, .tar.gz) with a snapforge.json. A script's source map beside it comes along.")
    List<Path> paths = new ArrayList<>();

    @Option(
            names = "--entry",
            paramLabel = "FILE",
            description = "A file that runs; the others are there to be imported. May be repeated.")
    List<String> entries = new ArrayList<>();

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description = "For example linux-x64/javet-v8-5.0.6 or 'linux-x64/javet-v8-*'; with ? at its end it may be "
                    + "absent or fail. May be repeated.")
    List<String> targets = new ArrayList<>();

    SourceBundle collect() {
        return BundleCollector.collect(paths, entries);
    }
}
