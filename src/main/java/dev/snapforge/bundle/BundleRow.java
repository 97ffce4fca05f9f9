package dev.snapforge.bundle;

import dev.snapforge.core.Digest;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** A row of {@code bundle} with its rows of {@code bundle_file}; read only, see {@link BundleRepository}. */
@Entity
@Immutable
@Table(name = "bundle")
class BundleRow {

    @Id
    private String digest = "";

    private long size;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "bundle_file", joinColumns = @JoinColumn(name = "bundle_digest"))
    @OrderColumn(name = "position")
    private List<BundleFileRow> files = new ArrayList<>();

    /** For Hibernate. */
    protected BundleRow() {}

    Bundle toBundle() {
        List<BundleFile> described =
                files.stream().map(BundleFileRow::toBundleFile).toList();
        return new Bundle(Digest.parse(digest), size, described);
    }
}
