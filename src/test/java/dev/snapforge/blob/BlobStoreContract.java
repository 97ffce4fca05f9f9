package dev.snapforge.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of store must do; each kind has a test class that extends this one. */
abstract class BlobStoreContract {

    static final byte[] CONTENT = "globalThis.answer = 42;".getBytes(UTF_8);

    @TempDir
    Path folder;

    abstract BlobStore store();

    /** Changes the stored bytes behind the store's back. */
    abstract void damage(Digest digest, byte[] bytes) throws IOException;

    /** How many unfinished contents the store holds. */
    abstract int leftovers() throws IOException;

    @Test
    void keepsContentUnderItsDigest() {
        Digest digest = store().put(CONTENT);

        assertThat(digest).isEqualTo(Digest.of(CONTENT));
        assertThat(store().contains(digest)).isTrue();
        assertThat(store().read(digest)).isEqualTo(CONTENT);
    }

    @Test
    void keepsEmptyContent() {
        assertThat(store().read(store().put(new byte[0]))).isEmpty();
    }

    @Test
    void takesTheSameContentTwice() {
        assertThat(store().put(CONTENT)).isEqualTo(store().put(CONTENT));
        assertThat(leftoversOf()).isZero();
    }

    @Test
    void takesAStreamUpToItsLimit() throws IOException {
        BlobStore.Stored stored = store().put(new ByteArrayInputStream(CONTENT), CONTENT.length);

        assertThat(stored).isEqualTo(new BlobStore.Stored(Digest.of(CONTENT), CONTENT.length));
        assertThat(store().read(stored.digest())).isEqualTo(CONTENT);
        assertThat(leftoversOf()).isZero();
    }

    @Test
    void refusesAStreamOverItsLimitAndLeavesNothing() {
        assertThatThrownBy(() -> store().put(new ByteArrayInputStream(CONTENT), CONTENT.length - 1))
                .isInstanceOfSatisfying(BlobTooLargeException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ErrorCategory.TOO_LARGE);
                    assertThat(e.maxBytes()).isEqualTo(CONTENT.length - 1);
                });
        assertThat(store().contains(Digest.of(CONTENT))).isFalse();
        assertThat(leftoversOf()).isZero();
    }

    @Test
    void readsNoMoreThanTheReaderTakes() {
        Digest digest = store().put(CONTENT);

        assertThat(store().read(digest, CONTENT.length)).isEqualTo(CONTENT);
        assertThatThrownBy(() -> store().read(digest, CONTENT.length - 1))
                .isInstanceOfSatisfying(
                        BlobTooLargeException.class,
                        e -> assertThat(e.maxBytes()).isEqualTo(CONTENT.length - 1));
        assertThat(store().contains(digest)).isTrue();
    }

    @Test
    void leavesNothingWhenTheStreamBreaks() {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(CONTENT), new BrokenStream());

        assertThatThrownBy(() -> store().put(broken, 1 << 20)).isExactlyInstanceOf(IOException.class);
        assertThat(leftoversOf()).isZero();
    }

    @Test
    void copiesNoMoreThanTheReaderTakes() throws IOException {
        Digest digest = store().put(CONTENT);
        Path target = Files.writeString(folder.resolve("copy"), "something longer that was there before");

        store().copy(digest, target, CONTENT.length);

        assertThat(target).hasBinaryContent(CONTENT);
        assertThatThrownBy(() -> store().copy(digest, target, CONTENT.length - 1))
                .isInstanceOf(BlobTooLargeException.class);
        assertThatThrownBy(() -> store().copy(Digest.of(new byte[] {1}), target, 1))
                .isInstanceOf(BlobMissingException.class);
    }

    @Test
    void copiesNoContentWithAFlippedByte() throws IOException {
        Digest digest = store().put(CONTENT);
        byte[] flipped = CONTENT.clone();
        flipped[5] ^= 1;
        damage(digest, flipped);

        assertThatThrownBy(() -> store().copy(digest, folder.resolve("copy"), CONTENT.length))
                .isInstanceOfSatisfying(
                        BlobDamagedException.class,
                        e -> assertThat(e.found()).isEqualTo(Digest.of(flipped).toString()));
        assertThat(store().contains(digest)).as("set aside").isFalse();
    }

    @Test
    void refusesToReadWhatIsNotThere() {
        assertThatThrownBy(() -> store().read(Digest.of(CONTENT)))
                .isInstanceOfSatisfying(BlobMissingException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ErrorCategory.DAMAGED);
                    assertThat(e.code()).isEqualTo("blob-missing");
                    assertThat(e.digest()).isEqualTo(Digest.of(CONTENT));
                });
    }

    @Test
    void neverHandsOutContentWithAFlippedByte() throws IOException {
        Digest digest = store().put(CONTENT);
        byte[] flipped = CONTENT.clone();
        flipped[5] ^= 1;
        damage(digest, flipped);

        assertThatThrownBy(() -> store().read(digest)).isInstanceOfSatisfying(BlobDamagedException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorCategory.DAMAGED);
            assertThat(e.code()).isEqualTo("blob-damaged");
            assertThat(e.expected()).isEqualTo(digest.toString());
            assertThat(e.found()).isEqualTo(Digest.of(flipped).toString());
        });
        assertThat(store().contains(digest)).as("set aside").isFalse();
        assertThatThrownBy(() -> store().read(digest)).isInstanceOf(BlobMissingException.class);
    }

    @Test
    void healsDamagedContentWhenItIsPutAgain() throws IOException {
        Digest digest = store().put(CONTENT);
        damage(digest, new byte[] {1, 2, 3});

        store().put(CONTENT);

        assertThat(store().read(digest)).isEqualTo(CONTENT);
    }

    @Test
    void deletesContentOnceAndForAll() {
        Digest digest = store().put(CONTENT);

        store().delete(digest);
        store().delete(digest);

        assertThat(store().contains(digest)).isFalse();
    }

    @Test
    void listsWhatItHoldsInTheOrderOfTheDigests() {
        List<Digest> stored = IntStream.range(0, 7)
                .mapToObj(it -> store().put(("content " + it).getBytes(UTF_8)))
                .sorted()
                .toList();

        List<BlobStore.Listed> first = store().list(null, 3);
        List<BlobStore.Listed> second = store().list(first.get(2).digest(), 3);
        List<BlobStore.Listed> third = store().list(second.get(2).digest(), 3);

        assertThat(Stream.of(first, second, third).flatMap(List::stream).map(BlobStore.Listed::digest))
                .containsExactlyElementsOf(stored);
        assertThat(first).allMatch(it -> it.size() == "content 0".length());
        assertThat(store().list(third.get(0).digest(), 3)).isEmpty();
    }

    @Test
    void listsNothingWhereNothingWasStored() {
        assertThat(store().list(null, 10)).isEmpty();
    }

    @Test
    void listsDamagedContentUntilItIsSetAside() throws IOException {
        Digest digest = store().put(CONTENT);
        damage(digest, new byte[] {1});

        assertThat(store().list(null, 10)).extracting(BlobStore.Listed::size).containsExactly(1L);
        assertThatThrownBy(() -> store().read(digest)).isInstanceOf(BlobDamagedException.class);
        assertThat(store().list(null, 10)).isEmpty();
    }

    @Test
    void takesTheSameContentFromManyAtOnce() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            Callable<Digest> write = () -> store().put(CONTENT);
            for (Future<Digest> put : writers.invokeAll(Collections.nCopies(12, write))) {
                assertThat(store().read(put.get())).isEqualTo(CONTENT);
            }
        } finally {
            writers.shutdown();
        }
    }

    @Test
    void tellsNoPathInItsRefusals() {
        assertThatThrownBy(() -> store().read(Digest.of(CONTENT)))
                .isInstanceOf(SnapforgeException.class)
                .message()
                .doesNotContain("/");
    }

    private int leftoversOf() {
        try {
            return leftovers();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }
}
