package dev.snapforge.storage;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.core.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real store; a test may be called just after it has put something, and just before it deletes or reads something. */
public final class HeldUpStore implements BlobStore {

    private final BlobStore real;
    public volatile Consumer<Digest> afterPut = HeldUpStore::goOn;
    public volatile Consumer<Digest> beforeDelete = HeldUpStore::goOn;
    public volatile Consumer<Digest> beforeRead = HeldUpStore::goOn;

    HeldUpStore(BlobStore real) {
        this.real = real;
    }

    public void letGo() {
        afterPut = HeldUpStore::goOn;
        beforeDelete = HeldUpStore::goOn;
        beforeRead = HeldUpStore::goOn;
    }

    @Override
    public Digest put(byte[] content) {
        Digest digest = real.put(content);
        afterPut.accept(digest);
        return digest;
    }

    @Override
    public Stored put(InputStream content, long maxBytes) throws IOException {
        return real.put(content, maxBytes);
    }

    @Override
    public byte[] read(Digest digest, long maxBytes) {
        beforeRead.accept(digest);
        return real.read(digest, maxBytes);
    }

    @Override
    public void copy(Digest digest, Path target, long maxBytes) {
        beforeRead.accept(digest);
        real.copy(digest, target, maxBytes);
    }

    @Override
    public boolean contains(Digest digest) {
        return real.contains(digest);
    }

    @Override
    public void delete(Digest digest) {
        beforeDelete.accept(digest);
        real.delete(digest);
    }

    @Override
    public List<Listed> list(@Nullable Digest after, int limit) {
        return real.list(after, limit);
    }

    @Override
    public Optional<URI> link(Digest digest, Duration validity) {
        return real.link(digest, validity);
    }

    private static void goOn(Digest digest) {}
}
