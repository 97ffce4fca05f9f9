package dev.snapforge.engine.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 9, 65_535, 65_536, 65_537, 200_000})
    void aScanSeesEachRunOfBytesOnce(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        BlobFile blob = new BlobFile(Files.write(folder.resolve("blob"), content), size);
        List<Long> places = new ArrayList<>();

        blob.scan(Long.BYTES, (part, length, offset) -> {
            for (int i = 0; i <= length - Long.BYTES; i++) {
                places.add(offset + i);
                assertThat(ByteBuffer.wrap(part).getLong(i))
                        .isEqualTo(ByteBuffer.wrap(content).getLong((int) offset + i));
            }
        });

        assertThat(places)
                .isEqualTo(LongStream.rangeClosed(0, size - Long.BYTES).boxed().toList());
    }

    @Test
    void anotherLengthThanItsOwnIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("blob"), "four");

        assertThat(new BlobFile(file, 4).bytes()).hasSize(4);
        assertThatThrownBy(() -> new BlobFile(file, 5).bytes()).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../key.pem", "/etc/passwd", "", ".", "a/b", "a\0b"})
    void onlyAFileOfTheFolderCanBeNamed(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        MessageFields.text(out, name);
        out.writeLong(1);

        assertThatThrownBy(
                        () -> BlobFile.read(FrameInput.of(new ByteArrayInputStream(bytes.toByteArray()), bytes.size())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("names no file");
    }
}
