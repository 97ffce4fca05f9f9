package dev.snapforge.engine;

import dev.snapforge.engine.EngineSettings.EngineLimits;
import dev.snapforge.engine.EngineTermination.Cause;
import dev.snapforge.engine.limit.FrameLimits;
import dev.snapforge.engine.limit.FrameLimits.FrameTooLongException;
import dev.snapforge.engine.limit.ResidentMemory;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.MessageChannel;
import dev.snapforge.engine.protocol.ReadyMessage;
import dev.snapforge.engine.protocol.StageReport;
import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.engine.work.BlobOutput;
import dev.snapforge.engine.work.JobFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** One process, for one request. Closing it ends it and deletes its private folder, whatever state it is in. */
final class EngineProcess implements EngineWatchdog.Watched {

    /** Where a process that records its classes leaves them, in its private folder. */
    static final String RECORDING = "classes.jsa";

    private static final Logger LOG = LoggerFactory.getLogger(EngineProcess.class);

    /** More than any request has. */
    private static final int MAX_STAGES = 100;

    private final Process process;
    private final Path folder;
    private final @Nullable BlobOutput snapshot;
    private final EngineLimits limits;
    private final FrameLimits frames;
    private final Duration ending;
    private final boolean family;
    private final MessageChannel channel;
    private final EngineOutput output;
    private final AtomicReference<@Nullable Cause> killed = new AtomicReference<>();
    private volatile long deadline;
    private volatile ResidentMemory memory;

    /**
     * @param snapshot where it leaves a snapshot; null if it makes none
     * @param ending how long the process may take to end after it has closed its output
     * @param family whether it starts processes of its own, which count, too
     */
    EngineProcess(
            Process process,
            Path folder,
            @Nullable BlobOutput snapshot,
            EngineLimits limits,
            Duration ending,
            boolean family) {
        this.process = process;
        this.folder = folder;
        this.snapshot = snapshot;
        this.limits = limits;
        this.frames = new FrameLimits(limits.snapshot().toBytes());
        this.ending = ending;
        this.family = family;
        this.channel = new MessageChannel(process.getInputStream(), process.getOutputStream());
        this.memory = ResidentMemory.of(process.toHandle());
        this.deadline = System.nanoTime() + limits.wallClock().toNanos();
        this.output = new EngineOutput(process.getErrorStream(), this::checkOutput);
    }

    /** Waits until the engine is loaded. */
    ReadyMessage awaitReady() throws IOException {
        Message first = channel.receive(frames);
        if (!(first instanceof ReadyMessage ready)) {
            throw new IOException("The engine process began with " + first.tag());
        }
        // Under bubblewrap the engine is a grandchild; it exists by now.
        memory = ResidentMemory.of(process.toHandle());
        deadline = Long.MAX_VALUE;
        return ready;
    }

    /**
     * Sends the request and waits for the answer, or for the end of the process; stages are told as they end.
     *
     * @param time how long it may take at most, if that is less than the limit for every process
     * @param room told the length of each frame before it is read; throws where there is no room for it
     */
    EngineResponse ask(Message request, Duration time, LongConsumer room, Consumer<StageReport> stages) {
        deadline = System.nanoTime() + Math.min(limits.wallClock().toNanos(), time.toNanos());
        MessageChannel.FrameGate gate = (tag, length) -> {
            frames.check(tag, length);
            room.accept(length);
        };
        try {
            attach(request.blobs());
            channel.send(request);
            Message message = channel.receive(gate);
            for (int reports = 0; message instanceof StageReport stage; reports++) {
                if (reports == MAX_STAGES) {
                    throw new IOException("The engine process reports stages without end");
                }
                stages.accept(stage);
                message = channel.receive(gate);
            }
            return new EngineResponse.Answered(message);
        } catch (FrameTooLongException e) {
            kill(Cause.OUTPUT_LIMIT);
            return death();
        } catch (IOException e) {
            return death();
        }
    }

    /** Puts files into the process's folder, where it can read them and not write. */
    private void attach(List<BlobFile> blobs) throws IOException {
        try {
            for (BlobFile blob : blobs) {
                Files.createLink(folder.resolve(blob.path().getFileName()), blob.path());
            }
        } catch (IOException e) {
            LOG.warn("An engine process cannot be given its blob: {}", e.toString());
            kill(Cause.MACHINE);
            throw e;
        }
    }

    /**
     * The answer, with the snapshot that comes with it in the job's folder; any other answer as it is. A snapshot that is too large, or is not
     * there as the answer says, is the process's end.
     */
    EngineResponse take(EngineResponse answer, JobFolder job) {
        CreateResponse created = answer.as(CreateResponse.class).orElse(null);
        if (created == null) {
            return answer;
        }
        long size = created.blob().size();
        if (size > limits.snapshot().toBytes()) {
            kill(Cause.SNAPSHOT_LIMIT);
            return new EngineTermination(
                    Cause.SNAPSHOT_LIMIT,
                    awaitExit(),
                    "It has %,d bytes; %,d are allowed."
                            .formatted(size, limits.snapshot().toBytes()));
        }
        try {
            if (snapshot == null) {
                throw new IOException("A snapshot came from a process that makes none");
            }
            return new EngineResponse.Answered(created.withBlob(snapshot.copy(size, job)));
        } catch (IOException e) {
            LOG.warn("A snapshot could not be taken from its engine process: {}", e.getMessage());
            kill(Cause.MACHINE);
            return death();
        }
    }

    /** Why the process ended; waits for its end. */
    EngineTermination death() {
        int exitCode = awaitExit();
        output.awaitEnd();
        Cause cause = killed.get();
        return new EngineTermination(
                cause == null ? TerminationDiagnosis.of(exitCode, output.text()) : cause,
                exitCode,
                output.fatalMessage());
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void kill(Cause cause) {
        killed.compareAndSet(null, cause);
        process.destroyForcibly();
    }

    @Override
    public void checkLimits() {
        if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0) {
            kill(Cause.TIME_LIMIT);
        } else if (heldMemory() > limits.resident().toBytes()) {
            kill(Cause.MEMORY_LIMIT);
        }
    }

    private long heldMemory() {
        return (family ? ResidentMemory.of(process.toHandle()) : memory).bytes();
    }

    private void checkOutput(long total) {
        if (total > limits.output().toBytes()) {
            kill(Cause.OUTPUT_LIMIT);
        }
    }

    /** What it left behind, if it was started to record its classes and has ended. */
    Path recording() {
        return folder.resolve(RECORDING);
    }

    /** What it wrote to its standard error. */
    String output() {
        return output.text();
    }

    private int awaitExit() {
        try {
            if (!process.waitFor(ending.toMillis(), TimeUnit.MILLISECONDS)) {
                // It closed its output and did not end: nothing more can come of it.
                kill(Cause.MACHINE);
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill(Cause.CANCELLED);
            return 137;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitExit();
        try {
            if (snapshot != null) {
                snapshot.close();
            }
        } catch (IOException e) {
            LOG.warn("What an engine process left could not be closed: {}", e.getMessage());
        }
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
