package dev.snapforge.bundle;

import dev.snapforge.core.Digest;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    Map<Digest, Bundle> findAll(Collection<Digest> digests) {
        Set<String> wanted = digests.stream().map(Digest::toString).collect(Collectors.toSet());
        return wanted.isEmpty()
                ? Map.of()
                : bundles.findAllWithFiles(wanted).stream()
                        .map(BundleRow::toBundle)
                        .collect(Collectors.toMap(Bundle::digest, Function.identity()));
    }

    @Transactional(readOnly = true)
    Optional<Bundle> find(Digest digest) {
        return bundles.findById(digest.toString()).map(BundleRow::toBundle);
    }
}
