package dev.snapforge.release.channel;

import dev.snapforge.release.NameRepository;
import dev.snapforge.release.Release;
import dev.snapforge.release.ReleaseException;
import dev.snapforge.release.ReleaseRepository;
import dev.snapforge.release.ReleaseStatements;
import dev.snapforge.release.Version;
import dev.snapforge.signing.SignerRole;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Points channels to versions. Whoever changes one holds the lock on its name, so that changes come one after the other. */
@Service
@SignerRole
public class Channels {

    private final ChannelRepository channels;
    private final ReleaseRepository releases;
    private final NameRepository names;
    private final ReleaseStatements statements;

    Channels(
            ChannelRepository channels,
            ReleaseRepository releases,
            NameRepository names,
            ReleaseStatements statements) {
        this.channels = channels;
        this.releases = releases;
        this.names = names;
        this.statements = statements;
    }

    /** What a request to point a channel to a version led to. */
    public record Outcome(Channel channel, boolean created) {}

    /**
     * The channel as it is.
     *
     * @throws ReleaseException {@code unknown-name}
     * @throws ChannelException {@code unknown-channel}, also for one that was deleted
     */
    public Channel get(String name, String channel) {
        return channels.find(name, channel)
                .orElseThrow(() -> names.knows(name)
                        ? ChannelException.unknown(name, channel)
                        : ReleaseException.unknownName(name));
    }

    /** A name's channels, in the order of their names. */
    public List<Channel> all(String name) {
        return channels.all(name);
    }

    /**
     * Changes of a channel, the newest first.
     *
     * @param before only those before this revision, or null
     */
    public List<ChannelChange> history(String name, String channel, @Nullable Long before, int limit) {
        return channels.history(name, channel, before, limit);
    }

    /**
     * Points a channel to a version: promotes, or rolls back. Where it points there already, nothing changes, unless the key
     * that signed it was revoked; then the reason is not kept either.
     *
     * @throws dev.snapforge.core.MalformedValueException {@code malformed-channel}
     * @throws ChannelException {@code channel-reserved}
     * @throws ReleaseException {@code unknown-name}
     * @throws ReleaseException {@code unknown-version}
     * @throws ReleaseException {@code version-not-usable}
     * @throws ChannelChangedException {@code channel-changed}, if the condition does not hold
     */
    @Transactional
    public Outcome point(String name, String channel, String version, ChannelCondition condition, ChangeNote note) {
        lock(name, channel);
        Channel before = channels.find(name, channel).orElse(null);
        condition.check(channel, before);
        Version to = releases.find(name, version).orElseThrow(() -> ReleaseException.unknownVersion(name, version));
        if (before != null && before.version().equals(version) && !channels.signedByRevokedKey(name, channel)) {
            return new Outcome(before, false);
        }
        if (to.releases().stream().noneMatch(Release::usable)) {
            throw ReleaseException.versionNotUsable(name, version);
        }
        move(to, channel, before, note);
        return new Outcome(get(name, channel), before == null);
    }

    /**
     * Deletes a channel; one of that name made later goes on with its revisions.
     *
     * @throws dev.snapforge.core.SnapforgeException as {@link #point}, and {@link ChannelException}
     */
    @Transactional
    public void delete(String name, String channel, ChannelCondition condition, ChangeNote note) {
        lock(name, channel);
        Optional<Channel> before = channels.find(name, channel);
        condition.check(channel, before.orElse(null));
        Channel there = before.orElseThrow(() -> ChannelException.unknown(name, channel));
        channels.change(name, channel, there.version(), null, there.revision() + 1, null, note);
    }

    /** Follows a version that was just released. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moveLatest(Version version, String by) {
        move(
                version,
                Channel.LATEST,
                channels.find(version.name(), Channel.LATEST).orElse(null),
                ChangeNote.by(by));
    }

    private void lock(String name, String channel) {
        ChannelName.check(channel);
        if (channel.equals(Channel.LATEST)) {
            throw ChannelException.reserved(channel);
        }
        if (!releases.lock(name)) {
            throw ReleaseException.unknownName(name);
        }
    }

    private void move(Version to, String channel, @Nullable Channel before, ChangeNote note) {
        long revision = channels.revision(to.name(), channel) + 1;
        channels.change(
                to.name(),
                channel,
                before == null ? null : before.version(),
                to.version(),
                revision,
                statements.channel(to, channel, revision),
                note);
    }
}
