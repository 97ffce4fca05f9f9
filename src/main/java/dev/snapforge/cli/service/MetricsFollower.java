package dev.snapforge.cli.service;

import java.time.Duration;

/** Waits until snapshots are measured, which happens when no build waits. */
public final class MetricsFollower {

    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final ServiceConnection service;
    private final Duration limit;
    private final long begin = System.nanoTime();

    /** @param limit how long all snapshots together may take from now on */
    public MetricsFollower(ServiceConnection service, Duration limit) {
        this.service = service;
        this.limit = limit;
    }

    /**
     * The snapshot as the API gives it, once its figures are there or will not come.
     *
     * @throws ConnectionException {@code deadline}
     */
    public JsonView follow(String digest) {
        String path = "/api/v1/snapshots/" + ServiceConnection.encoded(digest);
        JsonView snapshot = service.get(path);
        while (snapshot.at("metrics").text("state").equals("PENDING")) {
            if (System.nanoTime() - begin >= limit.toNanos()) {
                throw ConnectionException.deadline(
                        "The measurement of " + digest,
                        limit,
                        "It is measured when no build waits: wait longer with --timeout, or build with --metrics wait.");
            }
            service.pause(BETWEEN);
            snapshot = service.get(path);
        }
        return snapshot;
    }
}
