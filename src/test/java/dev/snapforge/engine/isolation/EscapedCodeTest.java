package dev.snapforge.engine.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What code reaches that has escaped from V8, under each isolation that works here: a program in an engine process's place, which
 * calls the kernel directly, tries what such code would. The table in SECURITY.md is what came of it.
 */
class EscapedCodeTest {

    private static final Path PAGE = Path.of("SECURITY.md");
    private static final Pattern PLACE =
            Pattern.compile("(<!-- reach: [^\\n]* -->\\n)(.*?)(<!-- end -->)", Pattern.DOTALL);
    private static final ProcessLimits LIMITS = new ProcessLimits(20, 1L << 30, 1L << 20);

    /** Attempt → what it is about, in the order of the table. */
    private static final Map<String, String> ATTEMPTS = attempts();

    private static Map<String, String> attempts() {
        Map<String, String> attempts = new LinkedHashMap<>();
        attempts.put("key", "read the signing key's file");
        attempts.put("key-mode", "make the signing key's file readable for others");
        attempts.put("environment", "read the service's environment (passwords)");
        attempts.put("memory", "read the service's memory");
        attempts.put("tenant-read", "read another build's folder");
        attempts.put("tenant-write", "write into another build's folder");
        attempts.put("archive", "write into the class archives of later engine processes");
        attempts.put("archive-length", "cut a class archive");
        attempts.put("sandbox-program", "replace the sandbox program");
        attempts.put("folder", "write into its own folder");
        attempts.put("elsewhere", "write into `/tmp`, `/dev/shm`, `/var/tmp`, `/`");
        attempts.put("network", "connect to a port of the machine");
        attempts.put("ptrace", "trace another process of the same user");
        attempts.put("kill", "kill another process of the same user");
        attempts.put("namespace", "make a user namespace");
        attempts.put("memory-file", "hold memory outside its own (`memfd_create`)");
        attempts.put("child", "leave a process behind");
        attempts.put("program", "run another program");
        return attempts;
    }

    @TempDir
    private static Path host;

    @Test
    void reachesNothingWhereASandboxWorks() throws IOException, InterruptedException {
        List<Isolation> isolations = isolations();
        assumeThat(isolations).as("sandboxes that work here").hasSizeGreaterThan(1);
        for (Isolation isolation : isolations.subList(0, isolations.size() - 1)) {
            assertThat(reached(isolation)).as(isolation.name()).isEmpty();
        }
    }

    /** {@code ./mvnw test -Dtest=EscapedCodeTest -Dtests.docs.write=true} brings the page up to date. */
    @Test
    void tableIsUpToDate() throws IOException, InterruptedException {
        List<Isolation> isolations = isolations();
        assumeThat(isolations).as("isolations that work here").hasSize(3);
        StringBuilder table = new StringBuilder("| escaped code wants to |");
        Map<String, List<String>> reached = new LinkedHashMap<>();
        for (Isolation isolation : isolations) {
            table.append(" `").append(isolation.name()).append("` |");
            reached.put(isolation.name(), reached(isolation));
        }
        table.append("\n|---|").append("---|".repeat(isolations.size())).append('\n');
        ATTEMPTS.forEach((name, meaning) -> table.append("| ")
                .append(meaning)
                .append(" |")
                .append(reached.values().stream()
                        .map(names -> names.contains(name) ? " **yes** |" : " no |")
                        .collect(Collectors.joining()))
                .append('\n'));
        String page = Files.readString(PAGE);
        Matcher place = PLACE.matcher(page);
        assertThat(place.find()).as("the markers of the table in " + PAGE).isTrue();
        if (Boolean.getBoolean("tests.docs.write")) {
            Files.writeString(PAGE, page.substring(0, place.start(2)) + table + page.substring(place.end(2)));
        } else {
            assertThat(place.group(2)).isEqualTo(table.toString());
        }
    }

    private static List<Isolation> isolations() throws IOException {
        return new IsolationProbe(Files.createDirectories(host.resolve("service"))).all();
    }

    /** The names of the attempts that succeeded; all of them were made. */
    private static List<String> reached(Isolation isolation) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(host, isolation.name());
        Path folder = Files.createDirectory(work.resolve("process-mine"));
        Path tenant = Files.createDirectory(work.resolve("process-other"));
        Files.writeString(tenant.resolve("main.js"), "another tenant's");
        Path archives = Files.createDirectory(work.resolve("archives"));
        Path archive = Files.writeString(archives.resolve("classes.jsa"), "classes");
        Path key = Files.writeString(work.resolve("signing-key.pem"), "secret");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        String marker = "3600." + work.getFileName().toString().replaceAll("[^0-9]", "");
        Process victim = new ProcessBuilder("/usr/bin/sleep", "3600").start();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            List<String> command = List.of(
                    "/usr/bin/perl",
                    "-e",
                    script(),
                    "arch=" + System.getProperty("os.arch"),
                    "service=" + ProcessHandle.current().pid(),
                    "key=" + key,
                    "tenant=" + tenant,
                    "archive=" + archive,
                    "sandbox=" + host.resolve("service/sandbox"),
                    "folder=" + folder,
                    "port=" + server.getLocalPort(),
                    "victim=" + victim.pid(),
                    "marker=" + marker);
            Process escaped = new ProcessBuilder(isolation.wrap(
                            new ConfinedCommand(command, folder, List.of(), List.of(archives), false, 0, LIMITS)))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(escaped.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            escaped.waitFor();
            Map<String, String> results = output.lines()
                    .map(line -> line.split("\t", 2))
                    .filter(parts -> parts.length == 2)
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
            assertThat(results.keySet()).as(output).containsExactlyInAnyOrderElementsOf(ATTEMPTS.keySet());
            List<String> reached = ATTEMPTS.keySet().stream()
                    .filter(name -> "reached".equals(results.get(name)))
                    .toList();
            // What it says of itself is not all that is believed.
            if (reached.contains("kill")) {
                victim.waitFor();
            } else {
                assertThat(victim.isAlive()).isTrue();
            }
            assertThat(Files.getPosixFilePermissions(key).size() == 2).isEqualTo(!reached.contains("key-mode"));
            assertThat(Files.readString(archive).equals("classes"))
                    .isEqualTo(Collections.disjoint(reached, List.of("archive", "archive-length")));
            assertThat(left(marker).isEmpty()).isEqualTo(!reached.contains("child"));
            return reached;
        } finally {
            victim.destroyForcibly();
            left(marker).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static List<ProcessHandle> left(String marker) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains(marker))
                        .isPresent())
                .toList();
    }

    private static String script() throws IOException {
        try (var script = EscapedCodeTest.class.getResourceAsStream("escaped.pl")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
