package dev.snapforge.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.core.Digest;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.SampleSnapshots;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContainerTest {

    private static final String V8 = SampleSnapshots.V8_VERSION;

    private final byte[] blob = SampleSnapshots.blob(V8, 10_000);
    private final SnapshotMetadata metadata = SampleSnapshots.metadata(SampleSnapshots.TARGET, V8, blob);
    private final byte[] file = Container.write(metadata, blob);

    @Test
    void readsBackWhatWasWritten() {
        Container container = Container.read(file);

        assertThat(container.metadata()).isEqualTo(metadata);
        assertThat(container.blob()).isEqualTo(blob);
        assertThat(container.blobOffset()).isEqualTo(4096);
        assertThat(container.blobLength()).isEqualTo(blob.length);
        assertThat(container.digest()).isEqualTo(Digest.of(file));
        assertThat(Container.write(metadata, blob)).isEqualTo(file);
    }

    @Test
    void laysOutTheHeaderAsTheFormatSays() {
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        CRC32C crc = new CRC32C();
        crc.update(blob);
        byte[] json = CanonicalJson.write(metadata.toJson());

        assertThat(Arrays.copyOf(file, 8)).containsExactly('V', '8', 'S', 'S', 1, 0, 0, 0);
        assertThat(new String(file, 8, 32, StandardCharsets.US_ASCII)).isEqualTo(V8 + "\0".repeat(32 - V8.length()));
        assertThat(header.getInt(40)).isEqualTo((int) crc.getValue());
        assertThat(header.getInt(44)).isEqualTo(json.length);
        assertThat(header.getLong(48)).isEqualTo(4096);
        assertThat(header.getLong(56)).isEqualTo(blob.length);
        assertThat(Arrays.copyOfRange(file, 64, 64 + json.length)).isEqualTo(json);
    }

    @Test
    void putsTheBlobOnTheNextPageWhenMetadataIsLong() {
        SnapshotMetadata flags = withPrelude("x".repeat(4096));

        assertThat(Container.read(Container.write(flags, blob)).blobOffset()).isEqualTo(8192);
    }

    @Test
    void cannotBeChangedThroughTheArrayItWasReadFrom() {
        byte[] mine = file.clone();
        Container container = Container.read(mine);
        Arrays.fill(mine, (byte) 0);

        assertThat(container.blob()).isEqualTo(blob);
    }

    @Test
    void refusesOtherMagic() {
        assertRefused("bad-magic", changed(b -> b.put(0, (byte) 'W')));
        assertRefused("bad-magic", new byte[0]);
        assertRefused("bad-magic", new byte[] {'V', '8', 'S'});
    }

    @Test
    void refusesUnknownVersion() {
        assertRefused("unknown-container-version", changed(b -> b.putInt(4, 2)));
        assertRefused("unknown-container-version", changed(b -> b.putInt(4, -1)));
    }

    @Test
    void refusesLengthsAndOffsetsOutOfRange() {
        assertRefused("length-out-of-range", Arrays.copyOf(file, 63));
        assertRefused("length-out-of-range", Arrays.copyOf(file, 64));
        assertRefused("length-out-of-range", Arrays.copyOf(file, file.length - 1));
        assertRefused("length-out-of-range", changed(b -> b.putInt(44, -1)));
        assertRefused("length-out-of-range", changed(b -> b.putInt(44, file.length)));
        for (long offset : new long[] {0, 64, 4095, 8192, -4096, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32 | 4096}) {
            assertRefused("length-out-of-range", changed(b -> b.putLong(48, offset)));
        }
        for (long length : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 10_001, 1L << 32 | 10_000}) {
            assertRefused("length-out-of-range", changed(b -> b.putLong(56, length)));
        }
    }

    @Test
    void refusesTrailingBytes() {
        assertRefused("trailing-bytes", Arrays.copyOf(file, file.length + 1));
        assertRefused("trailing-bytes", changed(b -> b.putLong(56, 9_999)));
    }

    @Test
    void refusesPaddingThatIsNotZero() {
        assertRefused("nonzero-padding", changed(b -> b.put(4095, (byte) 1)));
    }

    @Test
    void refusesBlobWithFlippedByte() {
        assertRefused("crc-mismatch", changed(b -> b.put(4096 + 5000, (byte) ~b.get(4096 + 5000))));
        assertRefused("crc-mismatch", changed(b -> b.putInt(40, 0)));
    }

    @Test
    void refusesMetadataThatIsNotCanonical() {
        String json = CanonicalJson.writeString(metadata.toJson());
        assertRefused("malformed-metadata", withMetadata(json.replaceFirst(",", ", ")));
        assertRefused("malformed-metadata", withMetadata(json.replaceFirst("\\{", "[")));
        assertRefused("malformed-metadata", withMetadata(json.replace("10000", "1e4")));
        assertRefused("malformed-metadata", withMetadata(json.replace("linux-x64", "linux-amd65")));
        assertRefused("malformed-metadata", withMetadata(""));
    }

    @Test
    void refusesMetadataWithMissingAddedOrStrangeMembers() {
        assertMetadataRefused(json -> json.remove("prelude"));
        assertMetadataRefused(json -> json.put("name", "text-tools"));
        assertMetadataRefused(json -> json.put("features", "none"));
        assertMetadataRefused(json -> json.put("requires", List.of(1)));
        assertMetadataRefused(json -> json.put("prelude", 1));
        assertMetadataRefused(json -> json.put("v8Version", "latest"));
        assertMetadataRefused(json -> json.put("spec", Map.of("digest", "sha256:0")));
        assertMetadataRefused(
                json -> json.put("blob", Map.of("digest", metadata.blob().toString(), "size", -1)));
    }

    @Test
    void refusesOtherDigestOrSizeInMetadata() {
        byte[] other = SampleSnapshots.blob(V8, 10_001);
        assertWriteRefused("blob-digest-mismatch", metadata, other);
        byte[] equallyLong = SampleSnapshots.withChecksum(changedByte(blob, 500));
        assertWriteRefused("blob-digest-mismatch", metadata, equallyLong);
    }

    @Test
    void refusesVersionsOfV8ThatDisagree() {
        byte[] otherBlob = SampleSnapshots.withVersion(blob, "13.0.245.16");
        assertWriteRefused(
                "v8-version-disagrees", SampleSnapshots.metadata(SampleSnapshots.TARGET, V8, otherBlob), otherBlob);
        assertRefused("v8-version-disagrees", changed(b -> b.put(8, (byte) '2')));
        assertRefused("v8-version-disagrees", changed(b -> b.put(39, (byte) '2')));
    }

    @Test
    void refusesBlobWithWrongChecksum() {
        byte[] damaged = changedByte(blob, 5000);
        assertWriteRefused(
                "blob-checksum-mismatch", SampleSnapshots.metadata(SampleSnapshots.TARGET, V8, damaged), damaged);
    }

    @Test
    void refusesBlobThatCannotBeRehashed() {
        byte[] fixedSeed = blob.clone();
        fixedSeed[4] = 0;
        assertWriteRefused(
                "not-rehashable", SampleSnapshots.metadata(SampleSnapshots.TARGET, V8, fixedSeed), fixedSeed);
    }

    @Test
    void refusesWhatIsNoBlobInside() {
        byte[] tiny = {1, 2, 3};
        assertWriteRefused("malformed-blob-header", SampleSnapshots.metadata(SampleSnapshots.TARGET, V8, tiny), tiny);
    }

    @Test
    void refusesToWriteEndlessMetadata() {
        assertWriteRefused("malformed-metadata", withPrelude("x".repeat(Container.MAX_METADATA)), blob);
    }

    @Test
    void everyFlippedBitAndEveryTruncationIsRefused() {
        Random random = new Random(1);
        int metadataEnd = 64 + CanonicalJson.write(metadata.toJson()).length;
        for (int i = 0; i < 2000; i++) {
            // Metadata may name another digest and still be metadata: only the signature protects that.
            int at = i < 512 ? i / 8 : metadataEnd + random.nextInt(file.length - metadataEnd);
            assertThatExceptionOfType(ContainerException.class)
                    .as("byte %s", at)
                    .isThrownBy(() -> Container.read(changedBit(at * 8 + random.nextInt(8))));
            int length = random.nextInt(file.length);
            assertThatExceptionOfType(ContainerException.class)
                    .isThrownBy(() -> Container.read(Arrays.copyOf(file, length)));
        }
    }

    private SnapshotMetadata withPrelude(String prelude) {
        Map<String, Object> json = new LinkedHashMap<>(metadata.toJson());
        json.put("prelude", prelude);
        return SnapshotMetadata.fromJson(json(json));
    }

    private static @Nullable Object json(Map<String, Object> json) {
        return CanonicalJson.parse(CanonicalJson.write(json));
    }

    private byte[] changed(Consumer<ByteBuffer> change) {
        byte[] copy = file.clone();
        change.accept(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
        return copy;
    }

    private byte[] changedBit(int bit) {
        byte[] copy = file.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }

    private static byte[] changedByte(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= 1;
        return copy;
    }

    private byte[] withMetadata(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return changed(b -> {
            for (int i = 64; i < 4096; i++) {
                b.put(i, i - 64 < bytes.length ? bytes[i - 64] : 0);
            }
            b.putInt(44, bytes.length);
        });
    }

    private void assertMetadataRefused(Consumer<Map<String, Object>> change) {
        Map<String, Object> json = new LinkedHashMap<>(metadata.toJson());
        change.accept(json);
        assertRefused("malformed-metadata", withMetadata(CanonicalJson.writeString(json)));
    }

    private static void assertRefused(String code, byte[] file) {
        assertThatExceptionOfType(ContainerException.class)
                .isThrownBy(() -> Container.read(file))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.expected()).isNotBlank();
                    assertThat(refusal.found()).isNotBlank();
                });
    }

    private static void assertWriteRefused(String code, SnapshotMetadata metadata, byte[] blob) {
        assertThatExceptionOfType(ContainerException.class)
                .isThrownBy(() -> Container.write(metadata, blob))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
