package dev.snapforge.cli.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command has. */
public final class GlobalOptions {

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "ADDRESS",
            description = "The service (SNAPFORGE_URL; default http://127.0.0.1:8080).")
    String url = "";

    @Option(
            names = "--token-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "A file with a token. Without it: SNAPFORGE_TOKEN, else what 'snapforge login' keeps.")
    @Nullable
    Path tokenFile;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print one JSON document to standard output, and nothing else there.")
    boolean json;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours (NO_COLOR).")
    boolean noColor;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress and no notes, only results and errors.")
    boolean quiet;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Print this help.")
    boolean help;
}
