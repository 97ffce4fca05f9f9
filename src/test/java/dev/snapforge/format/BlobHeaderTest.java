package dev.snapforge.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.verify.SampleSnapshots;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlobHeaderTest {

    @Test
    void computesAdler32FromZeroAsItsDefinitionSays() {
        Random random = new Random(32);
        for (int length : new int[] {0, 1, 2, 5552, 65520, 65521, 65522, 200_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            long first = 0;
            long second = 0;
            for (byte b : bytes) {
                first = (first + (b & 0xff)) % 65521;
                second = (second + first) % 65521;
            }

            assertThat(Adler32FromZero.of(new ArraySource(bytes), 0, length)).isEqualTo(second << 16 | first);
        }
    }

    @Test
    void readsVersionRehashableAndChecksum() {
        byte[] blob = SampleSnapshots.blob("13.6.233.17-node.44", 200);

        BlobHeader header = BlobHeader.read(blob);

        assertThat(header.v8Version()).isEqualTo("13.6.233.17-node.44");
        assertThat(header.rehashable()).isTrue();
        assertThat(header.checksum()).isEqualTo(BlobHeader.checksumOf(blob)).isPositive();
    }

    @Test
    void refusesWhatIsNoBlob() {
        byte[] junk = new byte[200];
        junk[16] = 'x';
        byte[] behindPadding = SampleSnapshots.blob("14.7.173.18", 200);
        behindPadding[79] = '1';
        byte[] strangeWord = SampleSnapshots.blob("14.7.173.18", 200);
        strangeWord[4] = 2;

        for (byte[] blob : new byte[][] {new byte[0], new byte[79], junk, behindPadding, strangeWord}) {
            assertThatExceptionOfType(ContainerException.class)
                    .isThrownBy(() -> BlobHeader.read(blob))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("malformed-blob-header"));
        }
        assertThatExceptionOfType(ContainerException.class).isThrownBy(() -> BlobHeader.checksumOf(new byte[11]));
    }
}
