package dev.snapforge.release.publish;

import dev.snapforge.builds.Build;
import dev.snapforge.builds.BuildStatus;
import dev.snapforge.builds.Builds;
import dev.snapforge.builds.Job;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.SpecDigest;
import dev.snapforge.core.Digest;
import dev.snapforge.release.Release;
import dev.snapforge.release.ReleaseRepository;
import dev.snapforge.release.ReleaseStatements;
import dev.snapforge.release.Version;
import dev.snapforge.release.VersionContent;
import dev.snapforge.release.VersionExistsException;
import dev.snapforge.release.channel.Channels;
import dev.snapforge.signing.SignerRole;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Releases what builds made. */
@Service
@SignerRole
public class Releases {

    private final Builds builds;
    private final JobLeases jobs;
    private final ReleaseRepository records;
    private final Channels channels;
    private final ReleaseStatements statements;

    Releases(
            Builds builds, JobLeases jobs, ReleaseRepository records, Channels channels, ReleaseStatements statements) {
        this.builds = builds;
        this.jobs = jobs;
        this.records = records;
        this.channels = channels;
        this.statements = statements;
    }

    /**
     * Releases a build's snapshots, all together, if the build has a name and a version and has just succeeded. Belongs to
     * the transaction in which its last job ends, so that the end and the release are seen together.
     *
     * @throws VersionExistsException if the version was released with other content meanwhile; the caller's transaction must
     *     then be rolled back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void jobSucceeded(UUID id) {
        Build build = builds.get(id);
        BuildSpec spec = build.spec();
        String name = spec.name();
        String number = spec.version();
        if (build.status() != BuildStatus.SUCCEEDED || name == null || number == null) {
            return;
        }
        VersionContent content = new VersionContent(build.bundle(), SpecDigest.of(spec));
        // The name's row is locked from here on: of two builds of one version, one adds it and the other one finds it.
        records.addAndLock(name);
        Optional<Version> standing = records.find(name, number);
        standing.filter(it -> !it.content().equals(content)).ifPresent(it -> {
            throw new VersionExistsException(it, content);
        });
        Version version = standing.orElseGet(() -> records.addVersion(name, number, content, id));
        addTargets(version, build);
        if (standing.isEmpty()) {
            channels.moveLatest(version, "build " + id);
        }
    }

    private void addTargets(Version version, Build build) {
        Map<Object, Release> there =
                version.releases().stream().collect(Collectors.toMap(Release::target, Function.identity()));
        for (Job job : build.jobs()) {
            Digest made = job.snapshot();
            Release standing = there.get(job.target());
            if (made == null) {
                throw new IllegalStateException("A job of a build that succeeded has no snapshot");
            } else if (standing == null) {
                records.addRelease(
                        version, job.target(), made, build.id(), statements.release(version, job.target(), made));
            } else if (!standing.snapshot().equals(made)) {
                jobs.remark(job.id(), ReleaseFindings.kept(version, standing, made));
            } else if (!standing.usable()) {
                records.signAnew(version, job.target(), statements.release(version, job.target(), made));
            }
        }
    }
}
