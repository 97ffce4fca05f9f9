package dev.snapforge.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.core.Target;
import dev.snapforge.verify.SampleSnapshots;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeBlobHeaderTest {

    private static final String V8 = "13.6.233.17-node.53";
    private static final Target TARGET = Target.parse("linux-x64/node-24.21.0");

    @Test
    void readsWhatNodeWrites() {
        NodeBlobHeader header = NodeBlobHeader.read(blob("24.21.0", "x64", "linux"));
        assertThat(header.nodeVersion()).isEqualTo("24.21.0");
        assertThat(header.platform()).isEqualTo("linux-x64");
        assertThat(header.v8().v8Version()).isEqualTo(V8);
        assertThat(header.v8().rehashable()).isTrue();
        assertThat(header.v8Length()).isEqualTo(5000);
        assertThat(NodeBlobHeader.read(blob("24.21.0", "arm64", "darwin")).platform())
                .isEqualTo("macos-arm64");
    }

    @Test
    void aContainerHoldsIt() {
        byte[] blob = blob("24.21.0", "x64", "linux");
        Container container = Container.read(Container.write(SampleSnapshots.metadata(TARGET, V8, blob), blob));
        assertThat(container.blob()).isEqualTo(blob);
    }

    @Test
    void otherNodesAreRefused() {
        assertThat(code(blob("24.20.0", "x64", "linux"), V8)).isEqualTo("node-build-disagrees");
        assertThat(code(blob("24.21.0", "arm64", "linux"), V8)).isEqualTo("node-build-disagrees");
        assertThat(code(blob("24.21.0", "x64", "darwin"), V8)).isEqualTo("node-build-disagrees");
        assertThat(code(blob("24.21.0", "x64", "linux"), "13.6.233.17-node.44")).isEqualTo("v8-version-disagrees");
    }

    @Test
    void whatAnEmbedderMadeIsForTheEmbedder() {
        byte[] blob = blob("24.14.1", "x64", "linux");
        blob[4] = 0;
        assertThat(NodeBlobHeader.read(blob).customised()).isFalse();
        assertThat(code(blob("24.21.0", "x64", "linux"), V8, Target.parse("linux-x64/javet-node-5.0.6")))
                .isEqualTo("node-build-disagrees");
        Target javet = Target.parse("linux-x64/javet-node-5.0.6");
        assertThat(Container.read(Container.write(SampleSnapshots.metadata(javet, V8, blob), blob))
                        .blob())
                .isEqualTo(blob);
        byte[] other = blob("24.21.0", "x64", "linux");
        other[4] = 0;
        assertThat(code(other, V8)).isEqualTo("node-build-disagrees");
    }

    @Test
    void aFlippedByteOfV8sDataIsFound() {
        byte[] blob = blob("24.21.0", "x64", "linux");
        blob[1000] ^= 1;
        assertThat(code(blob, V8)).isEqualTo("blob-checksum-mismatch");
    }

    @Test
    void v8DataAloneAreNoNodeSnapshot() {
        assertThat(code(SampleSnapshots.blob(V8, 5000), V8)).isEqualTo("malformed-blob-header");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 12, 20, 40, 51, 60, 120})
    void aHeaderThatEndsIsRefused(int length) {
        byte[] cut = Arrays.copyOf(blob("24.21.0", "x64", "linux"), length);
        assertThat(code(cut, V8)).isEqualTo("malformed-blob-header");
    }

    @Test
    void kindsFlagsAndLengthsThatDoNotFitAreRefused() {
        byte[] kind = blob("24.21.0", "x64", "linux");
        kind[4] = 2;
        assertThat(code(kind, V8)).isEqualTo("malformed-blob-header");
        byte[] length = blob("24.21.0", "x64", "linux");
        length[12] = (byte) 0x80;
        assertThat(code(length, V8)).isEqualTo("malformed-blob-header");
        byte[] flags = blob("24.21.0", "x64", "linux");
        flags[44] = 1;
        assertThat(code(flags, V8)).isEqualTo("malformed-blob-header");
        byte[] v8 = blob("24.21.0", "x64", "linux");
        v8[51] = 0x7f;
        assertThat(code(v8, V8)).isEqualTo("malformed-blob-header");
    }

    private static String code(byte[] blob, String v8Version) {
        return code(blob, v8Version, TARGET);
    }

    private static String code(byte[] blob, String v8Version, Target target) {
        return assertThatExceptionOfType(ContainerException.class)
                .isThrownBy(() -> Container.write(SampleSnapshots.metadata(target, v8Version, blob), blob))
                .actual()
                .code();
    }

    /** As Node's {@code SnapshotData::ToBlob} lays it out, with 100 bytes of Node's own at the end. */
    private static byte[] blob(String version, String arch, String system) {
        byte[] v8 = SampleSnapshots.blob(V8, 5000);
        ByteBuffer blob = ByteBuffer.allocate(6000).order(ByteOrder.LITTLE_ENDIAN);
        blob.putInt(0x0143da19).put((byte) 1);
        for (String text : new String[] {version, arch, system}) {
            blob.putLong(text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
        }
        blob.putInt(0).putInt(v8.length).put(v8).put(new byte[100]);
        return Arrays.copyOf(blob.array(), blob.position());
    }
}
