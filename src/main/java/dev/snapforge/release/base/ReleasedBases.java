package dev.snapforge.release.base;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.builds.BuildException;
import dev.snapforge.builds.Builds;
import dev.snapforge.builds.layer.BaseSnapshot;
import dev.snapforge.builds.layer.BaseSnapshots;
import dev.snapforge.builds.layer.LayerException;
import dev.snapforge.builds.spec.BaseReference;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.SpecDigest;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Target;
import dev.snapforge.release.NameAccess;
import dev.snapforge.release.Release;
import dev.snapforge.release.ReleasedNames;
import dev.snapforge.release.Version;
import dev.snapforge.release.channel.Channels;
import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Bases as they are released, or as they were built. */
@Component
class ReleasedBases implements BaseSnapshots {

    private final Builds builds;
    private final Snapshots snapshots;
    private final ReleasedNames names;
    private final ObjectProvider<Channels> channels;
    private final NameAccess nameAccess;
    private final CallerContext access;

    ReleasedBases(
            Builds builds,
            Snapshots snapshots,
            ReleasedNames names,
            ObjectProvider<Channels> channels,
            NameAccess nameAccess,
            CallerContext access) {
        this.builds = builds;
        this.snapshots = snapshots;
        this.names = names;
        this.channels = channels;
        this.nameAccess = nameAccess;
        this.access = access;
    }

    @Override
    public BaseSnapshot find(BaseReference reference) {
        Digest snapshot = reference.snapshot();
        String name = reference.name();
        if (snapshot != null || name == null) {
            return one(snapshots.get(Objects.requireNonNull(snapshot), access.reach(Scope.SNAPSHOTS_READ)));
        }
        // Who builds on it gets its code.
        nameAccess.requireReadable(name);
        return version(name, number(name, reference));
    }

    private String number(String name, BaseReference reference) {
        String version = reference.version();
        return version == null
                ? channels.getObject()
                        .get(name, String.valueOf(reference.channel()))
                        .version()
                : version;
    }

    @Override
    public BaseSnapshot again(Layer layer, Target target) {
        String name = layer.name();
        String version = layer.version();
        if (name == null || version == null) {
            throw LayerException.lacksTarget(layer.snapshot(), target);
        }
        return version(name, version);
    }

    @Override
    public List<Layer> layers(BaseSnapshot base, Target target) {
        Digest digest = base.snapshots().get(target);
        if (digest == null) {
            throw base.name() == null
                    ? LayerException.lacksTarget(
                            base.snapshots().values().iterator().next(), target)
                    : LayerException.lacksTarget(base, target);
        }
        // Refuses what was revoked, with the reason.
        snapshots.content(digest, VisibilityFilter.EVERYTHING);
        Snapshot snapshot = snapshots.get(digest);
        if (!SpecDigest.of(base.spec().forEngine(target.engine())).equals(snapshot.spec())) {
            throw LayerException.outdated(base);
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(digest, base.name(), base.version(), snapshot.bundle(), snapshot.spec()));
        layers.addAll(snapshot.layers());
        if (layers.size() > Layer.MOST) {
            throw LayerException.tooDeep(base, layers.size() - 1);
        }
        return layers;
    }

    private BaseSnapshot version(String name, String number) {
        Version version = names.openVersion(name, number);
        Map<Target, Digest> all =
                version.releases().stream().collect(Collectors.toMap(Release::target, Release::snapshot));
        return new BaseSnapshot(
                name,
                number,
                version.content().bundle(),
                builds.get(version.build()).spec(),
                all);
    }

    private BaseSnapshot one(Snapshot snapshot) {
        return new BaseSnapshot(
                null, null, snapshot.bundle(), spec(snapshot), Map.of(snapshot.target(), snapshot.digest()));
    }

    /** Of any of its builds: they all had the same, or its bytes would be others. */
    private BuildSpec spec(Snapshot snapshot) {
        for (UUID build : snapshot.builds()) {
            try {
                return builds.get(build).spec();
            } catch (BuildException e) {
                // Removed since; another one may still be there.
            }
        }
        throw LayerException.removed(snapshot.digest());
    }
}
