package dev.snapforge.release.rebuild;

import dev.snapforge.builds.Build;
import dev.snapforge.builds.Builds;
import dev.snapforge.builds.spec.SpecDigest;
import dev.snapforge.builds.submit.AvailableTargets;
import dev.snapforge.builds.submit.AvailableTargets.Availability;
import dev.snapforge.builds.submit.Rebuilds;
import dev.snapforge.core.Layer;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.Target;
import dev.snapforge.release.Release;
import dev.snapforge.release.ReleaseException;
import dev.snapforge.release.ReleaseRepository;
import dev.snapforge.release.Version;
import dev.snapforge.release.VersionContent;
import dev.snapforge.release.VersionExistsException;
import dev.snapforge.release.channel.Channel;
import dev.snapforge.release.channel.Channels;
import dev.snapforge.signing.SignerRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Builds the current versions of a name for engines that they lack: those that channels point to, and the newest. */
@Service
@SignerRole
public class NameRebuilds {

    private final ReleaseRepository records;
    private final Channels channels;
    private final AvailableTargets targets;
    private final Builds builds;
    private final Rebuilds rebuilds;

    NameRebuilds(
            ReleaseRepository records, Channels channels, AvailableTargets targets, Builds builds, Rebuilds rebuilds) {
        this.records = records;
        this.channels = channels;
        this.targets = targets;
        this.builds = builds;
        this.rebuilds = rebuilds;
    }

    /**
     * Queues builds for every live engine that a current version lacks. Each is a build of its own, so that an engine on which
     * the bundle cannot be built keeps no other one waiting.
     *
     * @throws ReleaseException {@code unknown-name}
     */
    @Transactional
    public NameRebuild rebuild(String name) {
        return rebuild(
                name,
                targets.all().stream()
                        .filter(Availability::live)
                        .map(Availability::target)
                        .collect(Collectors.toSet()));
    }

    /** As {@link #rebuild(String)}, for these engines only; each must be live. */
    @Transactional
    public NameRebuild rebuild(String name, Set<Target> wanted) {
        // Of two requests at the same time, the second one sees the builds of the first.
        if (!records.lock(name)) {
            throw ReleaseException.unknownName(name);
        }
        NameRebuild outcome = NameRebuild.none(name);
        current(name).forEach(it -> rebuild(it, wanted, outcome));
        return outcome;
    }

    /**
     * Queues a build of one version for one engine, live or not, if it lacks it.
     *
     * @throws ReleaseException {@code unknown-name} or {@code unknown-version}
     */
    @Transactional
    public NameRebuild rebuildVersion(String name, String version, Target wanted) {
        if (!records.lock(name)) {
            throw ReleaseException.unknownName(name);
        }
        NameRebuild outcome = NameRebuild.none(name);
        rebuild(
                records.find(name, version).orElseThrow(() -> ReleaseException.unknownVersion(name, version)),
                Set.of(wanted),
                outcome);
        return outcome;
    }

    private Collection<Version> current(String name) {
        Map<String, Version> current = new LinkedHashMap<>();
        records.before(name, null, 1).forEach(it -> current.put(it.version(), it));
        for (Channel channel : channels.all(name)) {
            if (!current.containsKey(channel.version())) {
                records.find(name, channel.version()).ifPresent(it -> current.put(it.version(), it));
            }
        }
        return current.values();
    }

    private void rebuild(Version version, Set<Target> wanted, NameRebuild outcome) {
        List<Target> covered = version.releases().stream().map(Release::target).toList();
        Set<Target> atWork = builds.underway(version.name(), version.version());
        List<Target> missing = new ArrayList<>();
        wanted.stream().filter(it -> !covered.contains(it)).sorted().forEach(it -> {
            if (atWork.contains(it)) {
                outcome.underway().add(new NameRebuild.Underway(version.version(), it));
            } else {
                missing.add(it);
            }
        });
        if (missing.isEmpty()) {
            return;
        }
        Build original = builds.get(version.build());
        VersionContent now = new VersionContent(original.bundle(), SpecDigest.of(original.spec()));
        if (now.equals(version.content())) {
            missing.forEach(it -> queue(original, version.version(), it, outcome));
        } else {
            VersionExistsException refusal = new VersionExistsException(version, now);
            outcome.skipped()
                    .add(new NameRebuild.Skipped(
                            version.version(), missing, refusal.code(), String.valueOf(refusal.getMessage())));
        }
    }

    private void queue(Build original, String version, Target target, NameRebuild outcome) {
        List<Layer> layers;
        try {
            layers = rebuilds.layers(original, target);
        } catch (SnapforgeException e) {
            // The base is not there for the target yet, or not to be used any more; other targets and versions are not
            // concerned.
            outcome.skipped()
                    .add(new NameRebuild.Skipped(version, List.of(target), e.code(), String.valueOf(e.getMessage())));
            return;
        }
        outcome.builds().add(new NameRebuild.Queued(rebuilds.rebuildFor(original, target, layers), version, target));
    }
}
