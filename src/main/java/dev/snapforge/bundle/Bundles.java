package dev.snapforge.bundle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.core.Digest;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The bundles that were taken in. */
@Service
public class Bundles {

    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final BundlePersistence records;
    private final BlobStore blobs;

    /** Of lists of builds, which are asked for again and again. A bundle is its digest, so there is nothing to forget. */
    private final Cache<Digest, Bundle> listed = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Digest digest, Bundle bundle) -> weight(bundle))
            .build();

    Bundles(BundlePersistence records, BlobStore blobs) {
        this.records = records;
        this.blobs = blobs;
    }

    /**
     * The bundle with this digest.
     *
     * @throws BundleException if there is none
     */
    public Bundle get(Digest digest) {
        return records.find(digest).orElseThrow(() -> BundleException.notFound(digest));
    }

    /**
     * The bundles with these digests, which builds refer to.
     *
     * @throws BundleException if one of them does not exist
     */
    public Map<Digest, Bundle> all(Collection<Digest> digests) {
        Map<Digest, Bundle> found = listed.getAll(digests, records::findAll);
        for (Digest digest : digests) {
            if (!found.containsKey(digest)) {
                throw BundleException.notFound(digest);
            }
        }
        return found;
    }

    /** The bytes of a script, checked against its digest on the way out of the store. */
    public byte[] source(BundleFile file) {
        return blobs.read(file.digest());
    }

    /** Of its objects and texts in memory, about. */
    private static int weight(Bundle bundle) {
        int perFile = 300;
        return perFile * (1 + bundle.files().size())
                + bundle.files().stream().mapToInt(it -> 2 * it.name().length()).sum();
    }
}
