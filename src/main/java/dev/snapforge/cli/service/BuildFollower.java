package dev.snapforge.cli.service;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** Waits for the end of a build, and tells of each event on the way. A stream that breaks off is taken up again behind the last event. */
public final class BuildFollower {

    private static final int POLL_SECONDS = 10;

    /** Of one stream; what comes behind it is in the next one. */
    private static final long MAX_STREAM = 16 << 20;

    private final ServiceConnection service;
    private final Duration limit;
    private final long begin = System.nanoTime();

    /** @param limit how long all builds together may take from now on */
    public BuildFollower(ServiceConnection service, Duration limit) {
        this.service = service;
        this.limit = limit;
    }

    /**
     * The build, once it has ended.
     *
     * @param id of the build
     * @throws ConnectionException {@code deadline}, if it has not ended in time
     */
    public JsonView follow(String id, Consumer<ServerEvent> events) {
        String path = "/api/v1/builds/" + ServiceConnection.encoded(id);
        String last = "";
        JsonView build = service.get(path);
        while (!hasEnded(build)) {
            requireTime(id);
            try {
                String before = last;
                last = stream(path, before, events);
                // Behind some proxies a stream ends at once, and would be opened without end.
                build = last.equals(before) ? waiting(path) : service.get(path);
            } catch (SnapforgeException e) {
                if (e.kind() != ErrorCategory.BUSY && e.kind() != ErrorCategory.UNAVAILABLE) {
                    throw e;
                }
                // No stream is free: its answer still comes when the build ends.
                build = waiting(path);
            }
        }
        return build;
    }

    /** The build after a while, or when it ends. */
    private JsonView waiting(String path) {
        return service.get(path, "Prefer", "wait=" + Math.min(POLL_SECONDS, Math.max(1, left().toSeconds())));
    }

    /** Whether nothing of it will change any more. */
    public static boolean hasEnded(JsonView build) {
        return build.at("finishedAt").isPresent();
    }

    private String stream(String path, String after, Consumer<ServerEvent> events) {
        EventReader reader = new EventReader(after, events);
        try (InputStream stream = new StreamDeadline(
                        new BoundedStream(service.events(path + "/events", after), MAX_STREAM), left());
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.read(line);
            }
        } catch (IOException e) {
            // Broken off, or out of time: which of them, the caller finds out.
        }
        return reader.lastId();
    }

    private void requireTime(String id) {
        if (left().isNegative() || left().isZero()) {
            throw ConnectionException.deadline(
                    "Build " + id, limit, "It goes on: 'snapforge status " + id + " --wait' waits for it.");
        }
    }

    private Duration left() {
        return limit.minus(Duration.ofNanos(System.nanoTime() - begin));
    }
}
