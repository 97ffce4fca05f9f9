package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineTermination.Cause;
import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.MessageChannel;
import dev.snapforge.engine.protocol.ReadyMessage;
import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.engine.work.BlobOutput;
import dev.snapforge.engine.work.JobFolder;
import dev.snapforge.engine.work.WorkDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program in an engine's place, as after an escape, that says it has made a snapshot. */
@Timeout(60)
class EngineProcessTest {

    private static final long MOST = LocalEngines.LIMITS.snapshot().toBytes();

    @TempDir
    private Path host;

    private WorkDirectory work;
    private JobFolder job;
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        work = WorkDirectory.open(host);
        job = new JobFolder(work);
        folder = work.newFolder();
    }

    @AfterEach
    void close() throws IOException {
        job.close();
        work.close();
    }

    @Test
    void aSnapshotIsTakenIntoTheJobsFolder() throws IOException {
        BlobFile taken = answer(BlobOutput.in(folder), "blob", 4)
                .as(CreateResponse.class)
                .orElseThrow()
                .blob();

        assertThat(taken.path()).hasContent("blob");
        assertThat(folder).as("of the process").doesNotExist();
    }

    @Test
    void aSnapshotThatIsTooLargeIsNotLookedAt() throws IOException {
        assertThat(answer(BlobOutput.in(folder), "blob", MOST + 1).endedBy(Cause.SNAPSHOT_LIMIT))
                .isTrue();
    }

    @Test
    void aSnapshotThatIsNotThereIsTheMachinesFault() throws IOException {
        assertThat(answer(BlobOutput.in(folder), "blob", MOST).endedBy(Cause.MACHINE))
                .isTrue();
    }

    @Test
    void aProcessThatMakesNoneHasNone() throws IOException {
        assertThat(answer(null, "blob", 4).endedBy(Cause.MACHINE)).isTrue();
    }

    /** What comes of a process that leaves this content and says that there are so many bytes. */
    private EngineResponse answer(@Nullable BlobOutput output, String content, long size) throws IOException {
        Path frames = host.resolve("frames");
        try (OutputStream out = Files.newOutputStream(frames)) {
            MessageChannel sender = new MessageChannel(InputStream.nullInputStream(), out);
            sender.send(new ReadyMessage("1"));
            sender.send(new CreateResponse(
                    new BlobFile(Path.of(BlobFile.OUTPUT), size),
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    List.of(),
                    List.of()));
        }
        String script = "printf " + content + " >'" + folder.resolve(BlobFile.OUTPUT) + "'; cat '" + frames + "'; cat";
        Process program = new ProcessBuilder("sh", "-c", script).start();
        try (EngineProcess process =
                new EngineProcess(program, folder, output, LocalEngines.LIMITS, Duration.ofMillis(1), false)) {
            process.awaitReady();
            CreateRequest request = new CreateRequest(List.of(), List.of(), DeterminismSettings.REAL, false, true);
            return process.take(process.ask(request, Duration.ofMinutes(1), length -> {}, stage -> {}), job);
        }
    }
}
