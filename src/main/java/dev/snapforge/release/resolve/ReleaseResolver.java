package dev.snapforge.release.resolve;

import dev.snapforge.release.NameRepository;
import dev.snapforge.release.ReleaseException;
import dev.snapforge.release.channel.ChannelException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Service;

/** Finds the one snapshot that a runtime should load. */
@Service
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
public class ReleaseResolver {

    private final ResolutionCache candidates;
    private final NameRepository names;

    ReleaseResolver(ResolutionCache candidates, NameRepository names) {
        this.candidates = candidates;
        this.names = names;
    }

    /**
     * Resolves; at most one statement where there is something to give.
     *
     * @throws ReleaseException {@code unknown-name}
     * @throws ReleaseException {@code unknown-version}
     * @throws ChannelException {@code unknown-channel}
     * @throws NoSnapshotForRuntimeException {@code no-matching-snapshot}
     * @throws AmbiguousEngineException {@code ambiguous-engine}
     * @throws WithdrawnException {@code snapshot-revoked} or {@code key-revoked}
     */
    public ResolvedRelease resolve(ResolveQuery query) {
        List<SnapshotCandidate> all = candidates.of(query);
        if (all.isEmpty()) {
            throw unknown(query);
        }
        String version = all.get(0).version();
        List<SnapshotCandidate> fitting =
                all.stream().filter(it -> it.isFor(query)).toList();
        if (fitting.isEmpty()) {
            throw new NoSnapshotForRuntimeException(query, version, available(query, all));
        }
        if (fitting.size() > 1) {
            throw new AmbiguousEngineException(query, version, available(query, fitting));
        }
        return usable(query, fitting.get(0), all);
    }

    private static ResolvedRelease usable(ResolveQuery query, SnapshotCandidate fitting, List<SnapshotCandidate> all) {
        if (fitting.revokedAt() != null) {
            throw WithdrawnException.snapshot(query, fitting, available(query, all));
        }
        if (fitting.keyRevoked()) {
            throw WithdrawnException.key(query, fitting, available(query, all));
        }
        if (fitting.channelKeyRevoked()) {
            throw WithdrawnException.channelKey(query, fitting);
        }
        return new ResolvedRelease(
                query.name(),
                fitting.version(),
                fitting.sequence(),
                query.channel(),
                query.channel() == null ? null : fitting.revision(),
                fitting.target(),
                fitting.snapshot(),
                fitting.statement(),
                fitting.channelStatement(),
                fitting.fingerprint(),
                fitting.deprecation());
    }

    private static List<AvailableSnapshot> available(ResolveQuery query, List<SnapshotCandidate> candidates) {
        return candidates.stream().map(it -> it.available(query)).toList();
    }

    private RuntimeException unknown(ResolveQuery query) {
        if (!names.knows(query.name())) {
            return ReleaseException.unknownName(query.name());
        }
        String channel = query.channel();
        return channel == null
                ? ReleaseException.unknownVersion(query.name(), String.valueOf(query.version()))
                : ChannelException.unknown(query.name(), channel);
    }
}
