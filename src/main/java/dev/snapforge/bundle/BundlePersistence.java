package dev.snapforge.bundle;

import dev.snapforge.core.Digest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bundles as rows of the database. */
@Component
public class BundlePersistence {

    private final BundleRepository bundles;
    private final Clock clock;

    BundlePersistence(BundleRepository bundles, Clock clock) {
        this.bundles = bundles;
        this.clock = clock;
    }

    /**
     * Saves a bundle unless it is there. Of two that save the same one at the same time, the second waits for the first to
     * commit and then finds it there, files and all.
     */
    @Transactional
    public void save(Bundle bundle) {
        String digest = bundle.digest().toString();
        if (bundles.insertIfAbsent(digest, bundle.size(), clock.instant()) == 0) {
            return;
        }
        List<BundleFile> files = bundle.files();
        for (int position = 0; position < files.size(); position++) {
            BundleFile file = files.get(position);
            bundles.insertFile(
                    digest, position, file.name(), file.size(), file.digest().toString(), file.entry());
        }
    }

    @Transactional(readOnly = true)
    Optional<Bundle> find(Digest digest) {
        return bundles.findById(digest.toString()).map(BundleRow::toBundle);
    }
}
