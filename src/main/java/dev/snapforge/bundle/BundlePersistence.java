package dev.snapforge.bundle;

import dev.snapforge.core.Digest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bundles as rows of the database. */
@Component
public class BundlePersistence {

    private final BundleRepository bundles;
    private final JdbcClient jdbc;
    private final Clock clock;

    BundlePersistence(BundleRepository bundles, JdbcClient jdbc, Clock clock) {
        this.bundles = bundles;
        this.jdbc = jdbc;
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

    /** Those that there are, in one statement: lists of builds ask for many. */
    Map<Digest, Bundle> findAll(Set<? extends Digest> digests) {
        Map<Digest, List<BundleFile>> files = jdbc
                .sql(
                        "SELECT bundle_digest, name, size, digest, entry FROM bundle_file WHERE bundle_digest IN (:digests)"
                                + " ORDER BY bundle_digest, position")
                .param("digests", digests.stream().map(Digest::toString).toList())
                .query((row, index) -> Map.entry(
                        Digest.parse(row.getString("bundle_digest")),
                        new BundleFile(
                                row.getString("name"),
                                row.getLong("size"),
                                Digest.parse(row.getString("digest")),
                                row.getBoolean("entry"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<Digest, Bundle> bundles = new HashMap<>();
        files.forEach((digest, own) -> bundles.put(
                digest,
                new Bundle(digest, own.stream().mapToLong(BundleFile::size).sum(), own)));
        return bundles;
    }

    /** The bundle with this digest, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Bundle> find(Digest digest) {
        return bundles.findById(digest.toString()).map(BundleRow::toBundle);
    }
}
