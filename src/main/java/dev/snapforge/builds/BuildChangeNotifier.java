package dev.snapforge.builds;

import dev.snapforge.postgres.Notifications;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Tells those who follow a build, in this process, that something may have changed, whichever process changed it. */
@Component
public class BuildChangeNotifier implements DisposableBean {

    // Followers write to clients that may be slow, so the thread that listens must not do it.
    private static final int THREADS = 8;
    private static final ThreadFactory NAMED = new CustomizableThreadFactory("build-watch-");

    private final Map<UUID, Set<Runnable>> followers = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, NAMED);

    BuildChangeNotifier(Notifications notifications) {
        notifications.subscribe(BuildEvents.CHANNEL, this::announce);
    }

    /** Calls the follower, on another thread, after each change of the build; perhaps also without one, and at the same time. */
    public void follow(UUID build, Runnable follower) {
        followers.compute(build, (id, all) -> {
            Set<Runnable> set = all == null ? ConcurrentHashMap.newKeySet() : all;
            set.add(follower);
            return set;
        });
    }

    /** Ends what {@link #follow} began. */
    public void unfollow(UUID build, Runnable follower) {
        followers.computeIfPresent(build, (id, all) -> {
            all.remove(follower);
            return all.isEmpty() ? null : all;
        });
    }

    /** Calls one follower as after a change. */
    public void call(Runnable follower) {
        executor.execute(follower);
    }

    private void announce(String payload) {
        if (payload.isEmpty()) {
            followers.values().forEach(it -> it.forEach(this::call));
        } else {
            followers.getOrDefault(UUID.fromString(payload), Set.of()).forEach(this::call);
        }
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
