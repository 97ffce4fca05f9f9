package dev.snapforge.client;

import dev.snapforge.engine.Arm64Engines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link ClientProgram} in a Java for arm64, which fetches from a running service, verifies and opens. */
public final class Arm64Client {

    private final String service;
    private final Path key;
    private final Path folder;
    private final List<Path> classPath;

    /**
     * @param service the service's address
     * @param key the PEM file of the trusted key
     * @param folder for classes and caches
     */
    public Arm64Client(String service, Path key, Path folder) throws IOException {
        this.service = service;
        this.key = key;
        this.folder = folder;
        this.classPath = ClientClassPath.in(folder.resolve("classes"));
    }

    /** All that the program says, which is why it was refused where it was. */
    public String run(String engine, String digest) throws IOException {
        List<String> command = new ArrayList<>(Arm64Engines.java(engine, classPath, ClientProgram.class));
        command.addAll(List.of(
                Arm64Engines.libraries(engine).toString(),
                service,
                key.toString(),
                folder.resolve("cache-" + engine.replace('/', '-')).toString(),
                digest));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
