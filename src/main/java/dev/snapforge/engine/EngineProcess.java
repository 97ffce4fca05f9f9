package dev.snapforge.engine;

import dev.snapforge.engine.EngineSettings.EngineLimits;
import dev.snapforge.engine.EngineTermination.Cause;
import dev.snapforge.engine.limit.FrameLimits;
import dev.snapforge.engine.limit.FrameLimits.FrameTooLongException;
import dev.snapforge.engine.limit.ResidentMemory;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.MessageChannel;
import dev.snapforge.engine.protocol.ReadyMessage;
import dev.snapforge.engine.protocol.StageReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** One process, for one request. Closing it ends it and deletes its private folder, whatever state it is in. */
final class EngineProcess implements EngineWatchdog.Watched {

    /** Where a process that records its classes leaves them, in its private folder. */
    static final String RECORDING = "classes.jsa";

    /** More than any request has. */
    private static final int MAX_STAGES = 100;

    private final Process process;
    private final Path folder;
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
     * @param ending how long the process may take to end after it has closed its output
     * @param family whether it starts processes of its own, which count, too
     */
    EngineProcess(Process process, Path folder, EngineLimits limits, Duration ending, boolean family) {
        this.process = process;
        this.folder = folder;
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
            kill(e.isOfSnapshot() ? Cause.SNAPSHOT_LIMIT : Cause.OUTPUT_LIMIT);
            return death();
        } catch (IOException e) {
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
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
