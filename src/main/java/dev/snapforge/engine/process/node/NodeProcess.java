package dev.snapforge.engine.process.node;

import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs one task in one Node process, in a folder of its own, and reads what came of it. */
final class NodeProcess {

    /**
     * 128 and the number of a signal with which V8, Node or a limit of processor time ends a process. Every other code is one that a
     * bundle can choose (process.exit), and so says nothing about the machine.
     */
    private static final Set<Integer> SIGNALS = Set.of(132, 133, 134, 135, 136, 139, 152);

    private static final String BLOB = "snapshot.blob";

    /** More than any answer needs: a graph has at most 400000 lines. */
    private static final long MAX_ANSWER = 256L << 20;

    private final NodeSnapshots snapshots;
    private final NodeSandbox sandbox;
    private final Path box;
    private final List<String> flags;
    private int runs;

    /** @param flags for every process */
    NodeProcess(NodeSnapshots snapshots, NodeSandbox sandbox, Path box, List<String> flags) {
        this.snapshots = snapshots;
        this.sandbox = sandbox;
        this.box = box;
        this.flags = List.copyOf(flags);
    }

    /** Whose snapshots it makes and loads. */
    NodeSnapshots snapshots() {
        return snapshots;
    }

    /** What the engine says of its version, for example {@code 24.21.0}. */
    String version() throws IOException {
        Path folder = Files.createDirectory(box.resolve("version"));
        NodeOutput output = ended(folder, sandbox.start(folder, List.of("-p", snapshots.version())))
                .output();
        return output.message();
    }

    /** Runs the task's script. */
    Result run(NodeTask task, String... more) throws IOException {
        return run(task, List.of(), snapshots.arguments(List.of(more)));
    }

    /** Runs the task's script where a snapshot is built. */
    Result build(NodeTask task) throws IOException {
        return run(task, List.of(), snapshots.building(BLOB));
    }

    /**
     * Runs the task's script where a snapshot was started, before the snapshot's main function if that is the process's.
     *
     * @param neighbours other snapshots, which isolates of the same process are started from
     */
    Result restored(NodeTask task, BlobFile blob, List<BlobFile> neighbours) throws IOException {
        return run(task, Stream.concat(Stream.of(blob), neighbours.stream()).toList(), snapshots.restoring(BLOB));
    }

    /** @param blobs the snapshot that is loaded, if one is, and its neighbours */
    private Result run(NodeTask task, List<BlobFile> blobs, List<String> options) throws IOException {
        Path folder = Files.createDirectory(box.resolve("run-" + runs++));
        Files.writeString(folder.resolve("driver.js"), task.driver(snapshots));
        Files.writeString(folder.resolve("request.json"), task.request());
        Files.writeString(folder.resolve("empty.js"), "");
        for (int i = 0; i < blobs.size(); i++) {
            Files.copy(blobs.get(i).path(), folder.resolve(i == 0 ? BLOB : "neighbour-" + i + ".blob"));
        }
        List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(task.flags());
        arguments.addAll(options);
        Result ended = ended(folder, sandbox.start(folder, arguments));
        Optional<Path> answer =
                file(folder.resolve("answer")).filter(it -> it.toFile().length() <= MAX_ANSWER);
        return new Result(
                ended.exit(),
                ended.output(),
                answer.isEmpty()
                        ? Optional.empty()
                        : Optional.of(NodeResponse.parse(
                                new String(Files.readAllBytes(answer.get()), StandardCharsets.UTF_8))),
                blobs.isEmpty() ? file(folder.resolve(BLOB)) : Optional.empty(),
                folder);
    }

    private static Result ended(Path folder, Process process) throws IOException {
        process.getOutputStream().close();
        NodeOutput output = NodeOutput.drain(process.getInputStream(), System.err);
        int exit = waitFor(process);
        if (SIGNALS.contains(exit)) {
            // The service reads the cause of a death from the code: this process ends as Node did.
            Runtime.getRuntime().halt(exit);
        }
        if (exit != 0 && output.isFromSandbox()) {
            throw new IOException("Node was not started: " + output.message());
        }
        return new Result(exit, output, Optional.empty(), Optional.empty(), folder);
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Node ran", e);
        }
    }

    /** The bundle could have left anything under the name: only a file counts. Its process and all others of it have ended. */
    private static Optional<Path> file(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(file) : Optional.empty();
    }

    /**
     * How a process ended.
     *
     * @param exit its exit code; a process that a signal ended comes to nobody's sight
     * @param output what it printed
     * @param answer what the task answered, if it came so far
     * @param blob the snapshot, if the process was to build one and did
     * @param folder where it could write
     */
    record Result(int exit, NodeOutput output, Optional<NodeResponse> answer, Optional<Path> blob, Path folder) {

        /** V8's heap snapshot, if the task wrote one; otherwise nothing. What it takes is bounded by the box. */
        Reader heap() throws IOException {
            Path file = folder.resolve("heap");
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)
                    : Reader.nullReader();
        }
    }
}
