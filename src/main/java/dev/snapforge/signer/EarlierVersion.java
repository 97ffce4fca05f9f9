package dev.snapforge.signer;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.proven.ProvenSnapshot;
import dev.snapforge.release.Release;
import dev.snapforge.release.ReleaseRepository;
import dev.snapforge.release.Version;
import dev.snapforge.signing.SignerRole;
import dev.snapforge.snapshot.Snapshots;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the version before one had for the same target: a runtime that asks for it will not get the new one. */
@Component
@SignerRole
class EarlierVersion {

    /** Versions that are looked at: one that has the target is usually the last. */
    private static final int LOOKED_AT = 20;

    private final ReleaseRepository releases;
    private final Snapshots snapshots;

    EarlierVersion(ReleaseRepository releases, Snapshots snapshots) {
        this.releases = releases;
        this.snapshots = snapshots;
    }

    /** A finding if the version that came before has capabilities that this snapshot lacks; a rebuild is compared with its original alone. */
    List<Finding> lostBy(ProvenSnapshot snapshot) {
        String name = snapshot.lease().name();
        String version = snapshot.lease().version();
        // A builder of an older version does not say what it found.
        boolean unknown = snapshot.capabilities().isEmpty();
        if (unknown || name == null || version == null || snapshot.lease().rebuildOf() != null) {
            return List.of();
        }
        return before(name, version).stream()
                .flatMap(it -> it.releases().stream())
                .filter(release -> release.target().equals(snapshot.metadata().target()))
                .findFirst()
                .map(release -> compared(name, release, snapshot.capabilities()))
                .orElse(List.of());
    }

    private List<Version> before(String name, String version) {
        Optional<Version> own = releases.find(name, version);
        return releases.before(name, own.map(Version::sequence).orElse(null), LOOKED_AT);
    }

    private List<Finding> compared(String name, Release release, List<String> capabilities) {
        List<String> lost = snapshots.capabilities(release.snapshot()).stream()
                .filter(it -> !capabilities.contains(it))
                .toList();
        return lost.isEmpty() ? List.of() : List.of(finding(name + "@" + release.version(), lost));
    }

    private static Finding finding(String earlier, List<String> lost) {
        return new Finding(
                "feature-lost",
                Severity.WARNING,
                "The version before has more",
                earlier + " has " + String.join(", ", lost)
                        + " for this target, and this snapshot has not. A runtime that asks for one"
                        + " of them when it resolves the name does not get this version.",
                "If that is not meant, compare prelude, engine and bundle with that version.",
                null,
                lost.size());
    }
}
