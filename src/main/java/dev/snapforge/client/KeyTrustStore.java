package dev.snapforge.client;

import dev.snapforge.client.cache.CacheDirectory;
import dev.snapforge.client.cache.RevocationStore;
import dev.snapforge.client.http.ServiceApi;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.VerificationException;
import dev.snapforge.verify.VerificationKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys that this client was given, and what the service's key set has taught it since: keys that one of them vouches for, and
 * revocations. That is kept in the cache folder, so that it holds while the service is unavailable; as everything there it is verified
 * again when it is read. What the set said is read only once a signature is by a key that was not given: most starts need none of it.
 */
final class KeyTrustStore {

    private static final int MAX_SET = 1 << 20;

    /** A service that signs with a key that nobody vouches for is not asked about it with each snapshot. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final VerificationKeys given;
    private final ServiceApi service;
    private final RevocationStore revocations;
    private final Path note;
    private final KeyRefreshSchedule schedule;
    private final Clock clock;
    private @Nullable VerificationKeys current;
    private boolean learnt;
    private @Nullable Instant asked;

    KeyTrustStore(VerificationKeys given, ServiceApi service, CacheDirectory folder, Clock clock) {
        this.given = given;
        this.service = service;
        this.revocations = new RevocationStore(folder);
        this.note = folder.resolve("keys", "set.json");
        this.schedule = new KeyRefreshSchedule(folder, clock);
        this.clock = clock;
    }

    /** Checks with the keys known; if the signer's is none of them, once more after asking the service whether another one vouches for it. */
    <T> T check(Function<VerificationKeys, T> check) {
        try {
            return checkLocally(check);
        } catch (VerificationException e) {
            if (!e.code().equals("unknown-key") || !refreshQuietly(e)) {
                throw e;
            }
            return check.apply(known());
        }
    }

    /** As {@link #check}, without asking anybody. */
    <T> T checkLocally(Function<VerificationKeys, T> check) {
        try {
            return check.apply(known());
        } catch (VerificationException e) {
            if (!e.code().equals("unknown-key") || !learn()) {
                throw e;
            }
            return check.apply(known());
        }
    }

    /** As {@link #refresh}; whether there was an answer. Why there was none is kept with the problem. */
    synchronized boolean refreshQuietly(SnapforgeException problem) {
        if (asked != null && clock.instant().isBefore(asked.plus(PAUSE))) {
            // Another thread may just have asked.
            return true;
        }
        try {
            refresh();
            return true;
        } catch (SnapforgeException e) {
            problem.addSuppressed(e);
            return false;
        }
    }

    /** Asks the service, if that was not done for a day: a start that needs no key would not learn of a revocation. */
    synchronized void refreshDaily() {
        if (!schedule.isDue()) {
            return;
        }
        try {
            refresh();
        } catch (SnapforgeException e) {
            // It may be unavailable: what is known holds until then.
            schedule.failed();
        }
    }

    /** As {@link #refreshDaily}, in a thread of its own: a start from the cache does not wait for the service. */
    void refreshDailyInBackground() {
        if (schedule.isDue()) {
            Thread thread = new Thread(this::refreshDaily, "snapforge-keys");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Asks the service. A revocation that was heard of once stays. */
    synchronized void refresh() {
        Map<?, ?> set = service.keySet();
        Set<Object> revoked = new LinkedHashSet<>(revoked());
        revoked.addAll(list(set, "revoked"));
        VerificationKeys all = learning(list(set, "endorsements"), List.copyOf(revoked));
        Set<String> known = new HashSet<>();
        for (Object id : list(set, "revoked")) {
            // Of keys that nobody vouches for there is nothing to remember: they are not trusted anyway.
            if (id instanceof String text && all.find(text).isPresent()) {
                known.add(text);
            }
        }
        revocations.add(known);
        current = all;
        learnt = true;
        asked = clock.instant();
        Map<String, ?> kept = Map.of("endorsements", list(set, "endorsements"));
        if (CanonicalJson.write(kept).length <= MAX_SET) {
            CacheDirectory.writeNote(note, kept);
        }
        schedule.succeeded();
    }

    private synchronized VerificationKeys known() {
        VerificationKeys keys = current;
        if (keys == null) {
            keys = given.revoking(revoked());
            current = keys;
        }
        return keys;
    }

    /** Whether what the key set said before had not been looked at yet. */
    private synchronized boolean learn() {
        if (learnt) {
            return false;
        }
        learnt = true;
        current = learning(list(kept(), "endorsements"), List.copyOf(revoked()));
        return true;
    }

    private VerificationKeys learning(List<?> endorsements, List<?> revoked) {
        Map<String, ?> set = Map.of("endorsements", endorsements, "revoked", revoked);
        return given.learning(new String(CanonicalJson.write(set), StandardCharsets.UTF_8), clock);
    }

    private Set<String> revoked() {
        Set<String> ids = revocations.ids();
        if (ids == null) {
            // Until 0.2.0 they stood in the set.
            Set<String> earlier = new HashSet<>();
            list(kept(), "revoked").forEach(id -> earlier.add(String.valueOf(id)));
            if (!earlier.isEmpty()) {
                revocations.add(earlier);
            }
            return earlier;
        }
        return ids;
    }

    private Map<?, ?> kept() {
        byte[] bytes = CacheDirectory.read(note, MAX_SET);
        try {
            if (bytes != null && CanonicalJson.parse(bytes) instanceof Map<?, ?> set) {
                return set;
            }
        } catch (MalformedValueException e) {
            // Damaged is as good as not there: the service has it, too.
        }
        return Map.of();
    }

    private static List<?> list(Map<?, ?> set, String member) {
        return set.get(member) instanceof List<?> list ? list : List.of();
    }
}
