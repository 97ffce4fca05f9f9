package dev.snapforge.bundle;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.core.Digest;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The bundles that were taken in. */
@Service
public class Bundles {

    private final BundlePersistence records;
    private final BlobStore blobs;

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
     * The bundles with these digests.
     *
     * @throws BundleException if one of them does not exist
     */
    public Map<Digest, Bundle> all(Collection<Digest> digests) {
        Map<Digest, Bundle> found = records.findAll(digests);
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
}
