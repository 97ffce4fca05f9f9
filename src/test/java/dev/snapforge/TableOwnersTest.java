package dev.snapforge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Coupling that no import shows: which package's SQL names which table. */
class TableOwnersTest {

    private static final Path MIGRATIONS = Path.of("migrations");
    private static final Path SOURCES = Path.of("src/main/java/dev/snapforge");

    /** The one capability that writes a table. */
    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("api_token", "access"),
            Map.entry("audit_event", "audit"),
            Map.entry("build", "builds"),
            Map.entry("build_job", "builds"),
            Map.entry("builder", "fleet"),
            Map.entry("builder_engine", "fleet"),
            Map.entry("bundle", "bundle"),
            Map.entry("bundle_file", "bundle"),
            Map.entry("channel", "release"),
            Map.entry("channel_change", "release"),
            Map.entry("content_reservation", "blob"),
            Map.entry("engine_advisory", "advisory"),
            Map.entry("engine_advisory_file", "advisory"),
            Map.entry("job_event", "builds"),
            Map.entry("key_endorsement", "signing"),
            Map.entry("measurement", "measurement"),
            Map.entry("proven_work", "proven"),
            Map.entry("queue_turn", "queue"),
            Map.entry("rate_bucket", "access"),
            Map.entry("release", "release"),
            Map.entry("release_engine", "release"),
            Map.entry("release_name", "release"),
            Map.entry("release_version", "release"),
            Map.entry("scheduled_tasks", "queue"),
            Map.entry("signing_key", "signing"),
            Map.entry("snapshot", "snapshot"),
            Map.entry("snapshot_build", "snapshot"),
            Map.entry("snapshot_encoding", "snapshot"),
            Map.entry("storage_check", "storage"),
            Map.entry("storage_finding", "storage"),
            Map.entry("storage_orphan", "storage"),
            Map.entry("storage_sweep", "storage"),
            Map.entry("version_deprecation", "release"),
            Map.entry("webhook", "webhooks"),
            Map.entry("webhook_delivery", "webhooks"),
            Map.entry("webhook_event", "webhooks"),
            Map.entry("webhook_task", "webhooks"));

    /**
     * Tables that other capabilities read in joins, because the question is about several tables at once and has to be answered by one
     * statement: what may be handed out, what is referenced, what a release stands for.
     */
    private static final Map<String, Set<String>> READERS = Map.ofEntries(
            Map.entry("build", Set.of("release", "storage")),
            Map.entry("build_job", Set.of("fleet", "measurement", "queue", "release")),
            Map.entry("bundle", Set.of("storage")),
            Map.entry("bundle_file", Set.of("storage")),
            Map.entry("channel", Set.of("storage")),
            Map.entry("proven_work", Set.of("storage")),
            Map.entry("release", Set.of("storage")),
            Map.entry("release_version", Set.of("storage")),
            Map.entry("signing_key", Set.of("release", "snapshot")),
            Map.entry("snapshot", Set.of("release", "storage")),
            Map.entry("snapshot_build", Set.of("storage")),
            Map.entry("snapshot_encoding", Set.of("storage")));

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"", Pattern.DOTALL);
    private static final Pattern WRITE =
            Pattern.compile("\\b(?:insert\\s+into|update|delete\\s+from)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern READ =
            Pattern.compile("(?<!delete\\s)\\b(?:from|join)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY = Pattern.compile("@Table\\(name = \"(\\w+)\"");

    @Test
    void everyTableHasAnOwner() throws IOException {
        assertThat(OWNERS.keySet()).isEqualTo(tables());
    }

    @Test
    void onlyTheOwnerWrites() throws IOException {
        Map<String, Set<String>> writers = users(List.of(WRITE, ENTITY));
        // Bucket4j's statements are its own; RateLimiter only tells it the table's name.
        assertThat(writers.keySet()).isEqualTo(without(tables(), "rate_bucket"));
        assertThat(writers)
                .allSatisfy((table, packages) ->
                        assertThat(packages).as("writers of " + table).containsExactly(OWNERS.get(table)));
    }

    @Test
    void othersReadOnlyWhatIsListed() throws IOException {
        Map<String, Set<String>> readers = users(List.of(READ));
        readers.forEach((table, packages) -> packages.remove(OWNERS.get(table)));
        readers.values().removeIf(Set::isEmpty);
        assertThat(readers).isEqualTo(new TreeMap<>(READERS));
    }

    private static Set<String> without(Set<String> all, String one) {
        Set<String> rest = new TreeSet<>(all);
        rest.remove(one);
        return rest;
    }

    private static Set<String> tables() throws IOException {
        Set<String> tables = new TreeSet<>();
        Pattern create = Pattern.compile("create table (\\w+)", Pattern.CASE_INSENSITIVE);
        for (Path file : files(MIGRATIONS, ".sql")) {
            create.matcher(Files.readString(file))
                    .results()
                    .forEach(it -> tables.add(it.group(1).toLowerCase(Locale.ROOT)));
        }
        return tables;
    }

    private static Map<String, Set<String>> users(List<Pattern> patterns) throws IOException {
        Set<String> tables = tables();
        Map<String, Set<String>> users = new TreeMap<>();
        for (Path file : files(SOURCES, ".java")) {
            String source = Files.readString(file);
            String text = LITERAL.matcher(source)
                    .results()
                    .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
                    .collect(Collectors.joining("\n;"));
            for (Pattern pattern : patterns) {
                Matcher found = pattern.matcher(pattern == ENTITY ? source : text);
                while (found.find()) {
                    if (tables.contains(found.group(1))) {
                        users.computeIfAbsent(found.group(1), it -> new TreeSet<>())
                                .add(SOURCES.relativize(file).getName(0).toString());
                    }
                }
            }
        }
        return users;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(it -> it.toString().endsWith(ending)).sorted().toList();
        }
    }
}
