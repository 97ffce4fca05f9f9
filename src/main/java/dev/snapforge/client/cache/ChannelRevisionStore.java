package dev.snapforge.client.cache;

import dev.snapforge.verify.ChannelPosition;
import dev.snapforge.verify.ChannelStatement;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The latest revision of each channel that was seen, so that an older one is known when it is handed out again. A revision is a
 * file of its own and the highest one counts: processes that share the folder need no lock, and none can put the memory back.
 */
public final class ChannelRevisionStore {

    private static final Pattern FILE = Pattern.compile("([0-9]{1,18})\\.json");

    private static final String FOLDER = "channels";

    private final CacheDirectory folder;

    public ChannelRevisionStore(CacheDirectory folder) {
        this.folder = folder;
    }

    /** The highest revision that was seen; 0 if none was. */
    public long highest(String name, String channel) {
        long highest = 0;
        for (long revision : revisions(name, channel)) {
            highest = Math.max(highest, revision);
        }
        return highest;
    }

    public Optional<ChannelPosition> latest(String name, String channel) {
        long highest = highest(name, channel);
        if (highest == 0) {
            return Optional.empty();
        }
        // Where the note is damaged, or just removed for a later one, the file's name still says the revision.
        Map<?, ?> note = CacheDirectory.readNote(file(name, channel, highest));
        if (note != null
                && note.get("version") instanceof String version
                && note.get("sequence") instanceof Long place) {
            return Optional.of(new ChannelPosition(highest, version, place));
        }
        return Optional.of(new ChannelPosition(highest, "", 0));
    }

    public void remember(ChannelStatement statement) {
        String name = statement.name();
        String channel = statement.channel();
        CacheDirectory.writeNote(
                file(name, channel, statement.revision()),
                Map.of(
                        "name",
                        name,
                        "channel",
                        channel,
                        "version",
                        statement.version(),
                        "sequence",
                        statement.sequence()));
        for (long revision : revisions(name, channel)) {
            if (revision < statement.revision()) {
                CacheDirectory.delete(file(name, channel, revision));
            }
        }
    }

    private List<Long> revisions(String name, String channel) {
        List<Long> revisions = revisions(of(name, channel));
        // What an earlier version of this client has seen counts until this one has seen something.
        return revisions.isEmpty()
                ? revisions(folder.resolve(FOLDER, CacheDirectory.digestOf(text(name, channel))))
                : revisions;
    }

    private static List<Long> revisions(Path folder) {
        List<Long> revisions = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher matcher = FILE.matcher(String.valueOf(file.getFileName()));
                if (matcher.matches()) {
                    revisions.add(Long.parseLong(matcher.group(1)));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new CacheException(e);
        }
        return revisions;
    }

    private Path file(String name, String channel, long revision) {
        return of(name, channel).resolve(revision + ".json");
    }

    private Path of(String name, String channel) {
        return folder.resolve(FOLDER, CacheDirectory.nameOf(text(name, channel)));
    }

    private static String text(String name, String channel) {
        return channel + " of " + name;
    }
}
