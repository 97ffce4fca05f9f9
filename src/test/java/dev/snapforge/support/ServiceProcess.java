package dev.snapforge.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.SnapforgeApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The service in a process of its own, which can be killed, suspended and told to stop. Closing it ends all that it started. */
public final class ServiceProcess implements AutoCloseable {

    /** No measure of a start: a process that fails to start ends, which is noticed at once. */
    private static final Duration START = Duration.ofMinutes(20);

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final String name;
    private final Process process;
    private final Path log;
    private final List<ProcessHandle> orphans = new ArrayList<>();

    private ServiceProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts the process and does not wait; its output goes to a file of its name in the folder. */
    public static ServiceProcess launch(
            String name, Path folder, Map<String, String> environment, Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m"));
        command.addAll(List.of("-cp", classPath()));
        command.add(SnapforgeApplication.class.getName());
        Map<String, String> all = new TreeMap<>(Map.of("server.port", "0", "snapforge.builder.measurement-runs", "0"));
        all.putAll(settings);
        all.forEach((key, value) -> command.add("--" + key + "=" + value));
        try {
            Path log = Files.createTempFile(folder, name + "-", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            ServiceProcess service = new ServiceProcess(name, builder.start(), log);
            // For the case that the tests are ended before they can close it.
            Runtime.getRuntime().addShutdownHook(new Thread(service::close));
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tests' own components must not become part of the service. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public String name() {
        return name;
    }

    public ServiceProcess awaitStarted() {
        await().pollInterval(Duration.ofMillis(100)).atMost(START).until(() -> {
            assertThat(process.isAlive()).as(log()).isTrue();
            return log().contains("Started SnapforgeApplication in");
        });
        return this;
    }

    public ServiceClient client() {
        return new ServiceClient(port());
    }

    /** The port that the api listens on. */
    public int port() {
        Matcher port = PORT.matcher(log());
        assertThat(port.find()).as(log()).isTrue();
        return Integer.parseInt(port.group(1));
    }

    /** All that it has printed. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** The processes that it has started and that still run. */
    public List<ProcessHandle> children() {
        return process.descendants().filter(ProcessHandle::isAlive).toList();
    }

    /** SIGKILL. */
    public void kill() {
        orphans.addAll(children());
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    public void suspend() {
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
    }

    public void awaitEnd(Duration longest) {
        try {
            assertThat(process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS))
                    .as("%s has ended", name)
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(code).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> children = children();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        orphans.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(Duration.ofSeconds(10));
    }
}
