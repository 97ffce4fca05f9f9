package dev.snapforge.bundle;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Rows are only ever added, and with {@code on conflict}: a failed insert would spoil the caller's transaction. */
interface BundleRepository extends Repository<BundleRow, String> {

    Optional<BundleRow> findById(String digest);

    @Modifying
    @Query(nativeQuery = true, value = """
                    insert into bundle (digest, size, created_at) values (:digest, :size, :createdAt)
                    on conflict (digest) do nothing
                    """)
    int insertIfAbsent(String digest, long size, Instant createdAt);

    @Modifying
    @Query(nativeQuery = true, value = """
                    insert into bundle_file (bundle_digest, position, name, size, digest, entry)
                    values (:bundle, :position, :name, :size, :digest, :entry)
                    """)
    void insertFile(String bundle, int position, String name, long size, String digest, boolean entry);
}
