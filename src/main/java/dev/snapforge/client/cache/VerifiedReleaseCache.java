package dev.snapforge.client.cache;

import dev.snapforge.client.http.ResolutionWarning;
import dev.snapforge.client.http.UnverifiedResolution;
import dev.snapforge.verify.RequestedRelease;
import dev.snapforge.verify.RuntimeRequirements;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The statements that last led to a verified snapshot, for each question and runtime; they are verified again when read. */
public final class VerifiedReleaseCache {

    private final CacheDirectory folder;

    public VerifiedReleaseCache(CacheDirectory folder) {
        this.folder = folder;
    }

    public Optional<UnverifiedResolution> read(RequestedRelease wanted, RuntimeRequirements runtime) {
        String question = question(wanted, runtime);
        Map<?, ?> note = CacheDirectory.readNote(file(CacheDirectory.nameOf(question)));
        if (note == null) {
            note = CacheDirectory.readNote(file(CacheDirectory.digestOf(question)));
        }
        if (note != null && note.get("release") instanceof String release) {
            return Optional.of(new UnverifiedResolution(
                    note.get("etag") instanceof String etag ? etag : null,
                    release.getBytes(StandardCharsets.UTF_8),
                    note.get("channel") instanceof String channel ? channel.getBytes(StandardCharsets.UTF_8) : null,
                    ResolutionWarning.read(note.get("warnings"))));
        }
        return Optional.empty();
    }

    public void write(RequestedRelease wanted, RuntimeRequirements runtime, UnverifiedResolution answer) {
        Map<String, Object> note = new HashMap<>();
        String question = question(wanted, runtime);
        note.put("question", question);
        note.put("release", new String(answer.release(), StandardCharsets.UTF_8));
        if (answer.etag() != null) {
            note.put("etag", answer.etag());
        }
        if (answer.channel() != null) {
            note.put("channel", new String(answer.channel(), StandardCharsets.UTF_8));
        }
        if (!answer.warnings().isEmpty()) {
            note.put(
                    "warnings",
                    answer.warnings().stream().map(ResolutionWarning::toJson).toList());
        }
        CacheDirectory.writeNote(file(CacheDirectory.nameOf(question)), note);
    }

    private Path file(String name) {
        return folder.resolve("names", name + ".json");
    }

    private static String question(RequestedRelease wanted, RuntimeRequirements runtime) {
        return runtime.platform() + "/" + runtime.engine() + "/" + wanted;
    }
}
