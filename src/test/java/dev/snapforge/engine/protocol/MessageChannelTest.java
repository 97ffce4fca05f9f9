package dev.snapforge.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.engine.limit.FrameLimits;
import dev.snapforge.engine.protocol.StageReport.EngineStage;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames, also those of an engine process in which hostile code has taken over. */
class MessageChannelTest {

    private static final FrameLimits LIMITS = new FrameLimits(1 << 20);

    @Test
    void readsWhatWasSent() throws IOException {
        EvaluateResponse sent = new EvaluateResponse(
                "14.7",
                List.of("a.b"),
                List.of("1", "\"ü\""),
                "globalThis\te",
                List.of(),
                List.of("no slot"),
                List.of("intl"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MessageChannel sender = new MessageChannel(InputStream.nullInputStream(), bytes);
        sender.send(sent);
        sender.send(new StageReport(EngineStage.LOAD, 12, List.of()));

        MessageChannel receiver = channel(bytes.toByteArray());
        assertThat(receiver.receive(LIMITS)).isEqualTo(sent);
        assertThat(receiver.receive(LIMITS)).isEqualTo(new StageReport(EngineStage.LOAD, 12, List.of()));
        assertThatThrownBy(() -> receiver.receive(LIMITS)).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "READY, 5000",
        "STAGE, 9000000",
        "REFUSED, 2000000",
        "EVALUATED, 70000000",
        "CREATED, 70000000",
        "CREATE, 1"
    })
    void refusesFramesByTheirLengthBeforeReadingAny(Message.Tag tag, int length) {
        InputStream nothingBehind = new ByteArrayInputStream(frame(tag, length, out -> {}));

        assertThatThrownBy(() -> channel(nothingBehind).receive(LIMITS))
                .isInstanceOf(FrameLimits.FrameTooLongException.class);
    }

    @Test
    void aFieldCannotClaimMoreThanItsFrameHas() {
        byte[] forged = frame(Message.Tag.READY, 20, out -> {
            out.writeInt(500_000_000);
            out.write(new byte[16]);
        });

        assertThatThrownBy(() -> channel(forged).receive(LIMITS)).hasMessageContaining("16 left");
    }

    @Test
    void aListCannotHaveMoreElementsThanItsReaderCanHold() {
        byte[] forged = frame(Message.Tag.DESCRIBED, 4 + 4 + (5 << 20), out -> {
            out.writeInt(0);
            out.writeInt(2 << 20);
            out.write(new byte[5 << 20]);
        });

        assertThatThrownBy(() -> channel(forged).receive(LIMITS)).hasMessageContaining("elements");
    }

    @Test
    void carriesWhatAHeapConsistsOf() throws IOException {
        InspectRequest request = new InspectRequest(new BlobFile(Path.of("/jobs/file-1"), 2), List.of("a.js", "b.js"));
        InspectResponse response = new InspectResponse(
                List.of(new InspectResponse.KindBytes(InspectResponse.Kind.REGEXPS, 1L << 40)),
                List.of(new InspectResponse.SourceBytes("a.js", 300)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MessageChannel sender = new MessageChannel(InputStream.nullInputStream(), bytes);
        sender.send(request);
        sender.send(response);

        MessageChannel receiver = channel(bytes.toByteArray());
        assertThat(receiver.receive()).isInstanceOfSatisfying(InspectRequest.class, it -> {
            assertThat(it.blob())
                    .as("where the service has it is not told")
                    .isEqualTo(new BlobFile(Path.of("file-1"), 2));
            assertThat(it.files()).isEqualTo(request.files());
        });
        assertThat(receiver.receive(LIMITS)).isEqualTo(response);
    }

    @Test
    void aHeapHasNoKindThatIsUnknownAndNoNegativeSize() {
        assertThatThrownBy(() -> channel(inspected("NONE", 1)).receive(LIMITS))
                .hasMessageContaining("'NONE' is no Kind");
        assertThatThrownBy(() -> channel(inspected("SOURCE", -1)).receive(LIMITS))
                .hasMessageContaining("-1 bytes");
    }

    private static byte[] inspected(String kind, long size) {
        return frame(Message.Tag.INSPECTED, 4 + 4 + kind.length() + 8 + 4, out -> {
            out.writeInt(1);
            out.writeInt(kind.length());
            out.writeBytes(kind);
            out.writeLong(size);
            out.writeInt(0);
        });
    }

    @Test
    void aStageHasNoNameOfItsProcesssOwn() {
        byte[] forged = frame(Message.Tag.STAGE, 4 + 6 + 8 + 4, out -> {
            out.writeInt(6);
            out.writeBytes("forged");
            out.writeLong(1);
            out.writeInt(0);
        });

        assertThatThrownBy(() -> channel(forged).receive(LIMITS)).hasMessageContaining("'forged' is no EngineStage");
    }

    @Test
    void nothingFollowsTheLastField() {
        byte[] forged = frame(Message.Tag.STAGE, 4 + 4 + 8 + 4 + 3, out -> {
            out.writeInt(4);
            out.writeBytes("LOAD");
            out.writeLong(1);
            out.writeInt(0);
            out.write(new byte[3]);
        });

        assertThatThrownBy(() -> channel(forged).receive(LIMITS)).hasMessageContaining("3 bytes behind");
    }

    @Test
    void aFrameThatEndsEarlyIsNoMessage() {
        byte[] forged = frame(Message.Tag.READY, 12, out -> out.writeInt(8));

        assertThatThrownBy(() -> channel(forged).receive(LIMITS)).isInstanceOf(EOFException.class);
    }

    private static MessageChannel channel(byte[] bytes) {
        return channel(new ByteArrayInputStream(bytes));
    }

    private static MessageChannel channel(InputStream bytes) {
        return new MessageChannel(bytes, OutputStream.nullOutputStream());
    }

    private static byte[] frame(Message.Tag tag, int length, Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeByte(tag.code());
            out.writeInt(length);
            fields.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes what a frame holds. */
    private interface Fields {
        void write(DataOutputStream out) throws IOException;
    }
}
