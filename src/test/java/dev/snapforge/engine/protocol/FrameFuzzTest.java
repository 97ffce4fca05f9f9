package dev.snapforge.engine.protocol;

import dev.snapforge.engine.limit.FrameLimits;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.StageReport.EngineStage;
import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.support.fuzz.ReaderFuzz;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Frames of an engine process in which hostile code has taken over: each is a message, or ends the session. */
@Tag("drills")
class FrameFuzzTest {

    private static final FrameLimits LIMITS = new FrameLimits(1 << 20);

    @Test
    void framesAreMessagesOrEndTheSession() throws IOException {
        RefusalResponse refusal = new RefusalResponse(Reason.THREW, "TypeError: x", "a.js", 1, 2, "at a.js:1:2");
        UnhandledRejection rejection = new UnhandledRejection("Error: no", "a.js", 3, 4, "", true);
        List<byte[]> genuine = new ArrayList<>();
        for (Message message : List.of(
                new ReadyMessage("5.0.6"),
                new StageReport(EngineStage.LOAD, 12, List.of()),
                new CreateResponse(
                        new BlobFile(Path.of(BlobFile.OUTPUT), 300),
                        7,
                        List.of("a"),
                        List.of("b", "c"),
                        List.of(),
                        true,
                        List.of(rejection),
                        List.of("fs")),
                new EvaluateResponse(
                        "14.7",
                        List.of("a.b"),
                        List.of("1", "\"ü\""),
                        "globalThis\te",
                        List.of(rejection),
                        List.of("no"),
                        List.of("intl")),
                new DescribeResponse("14.7", List.of("Iterator", "Map.prototype.x")),
                RefusalResponse.all(List.of(refusal, refusal)),
                new OutlineResponse(List.of()),
                new ExpandRequest.Expanded(
                        "0",
                        List.of(new Script("a.js", "1")),
                        List.of(new ExpandRequest.Place("a.js", 1, 2, 3, 4)),
                        5,
                        false),
                new InspectResponse(
                        List.of(new InspectResponse.KindBytes(InspectResponse.Kind.SOURCE, 300)),
                        List.of(new InspectResponse.SourceBytes("a.js", 300))))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new MessageChannel(InputStream.nullInputStream(), bytes).send(message);
            genuine.add(bytes.toByteArray());
        }

        // A field may claim what its frame may have, and bytes become a text.
        new ReaderFuzz(genuine, 2 * (65L << 20)).run(FrameFuzzTest::read);
    }

    private static String read(byte[] frames) {
        MessageChannel channel = new MessageChannel(new ByteArrayInputStream(frames), OutputStream.nullOutputStream());
        try {
            return channel.receive(LIMITS).tag().name();
        } catch (EOFException e) {
            return "ends early";
        } catch (IOException e) {
            return "no message";
        }
    }
}
