package dev.snapforge.client;

import dev.snapforge.signing.Expectation;
import dev.snapforge.signing.Wanted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The statements that last led to a verified snapshot, for each question and runtime; they are verified again when read. */
final class LastGood {

    private final CacheFolder folder;

    LastGood(CacheFolder folder) {
        this.folder = folder;
    }

    Optional<ResolveAnswer> read(Wanted wanted, Expectation runtime) {
        Map<?, ?> note = CacheFolder.readNote(file(wanted, runtime));
        if (note != null && note.get("release") instanceof String release) {
            return Optional.of(new ResolveAnswer(
                    note.get("etag") instanceof String etag ? etag : null,
                    release.getBytes(StandardCharsets.UTF_8),
                    note.get("channel") instanceof String channel ? channel.getBytes(StandardCharsets.UTF_8) : null));
        }
        return Optional.empty();
    }

    void write(Wanted wanted, Expectation runtime, ResolveAnswer answer) {
        Map<String, Object> note = new HashMap<>();
        note.put("question", question(wanted, runtime));
        note.put("release", new String(answer.release(), StandardCharsets.UTF_8));
        if (answer.etag() != null) {
            note.put("etag", answer.etag());
        }
        if (answer.channel() != null) {
            note.put("channel", new String(answer.channel(), StandardCharsets.UTF_8));
        }
        CacheFolder.writeNote(file(wanted, runtime), note);
    }

    private Path file(Wanted wanted, Expectation runtime) {
        return folder.resolve("names", CacheFolder.nameOf(question(wanted, runtime)) + ".json");
    }

    private static String question(Wanted wanted, Expectation runtime) {
        return runtime.platform() + "/" + runtime.engine() + "/" + wanted;
    }
}
