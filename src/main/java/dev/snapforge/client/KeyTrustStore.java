package dev.snapforge.client;

import dev.snapforge.client.cache.CacheDirectory;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys that this client was given, and what the service's key set has taught it since: keys that one of them vouches for, and
 * revocations. That is kept in the cache folder, so that it holds while the service is unavailable; as everything there it is verified
 * again when it is read.
 */
final class KeyTrustStore {

    private static final int MAX_SET = 1 << 20;

    /** A service that signs with a key that nobody vouches for is not asked about it with each snapshot. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final VerificationKeys given;
    private final ServiceApi service;
    private final Path note;
    private final Clock clock;
    private volatile VerificationKeys current;
    private @Nullable Instant asked;

    KeyTrustStore(VerificationKeys given, ServiceApi service, CacheDirectory folder, Clock clock) {
        this.given = given;
        this.service = service;
        this.note = folder.resolve("keys", "set.json");
        this.clock = clock;
        this.current = learn(kept());
    }

    /** Checks with the keys known; where the signer's is none of them, once more after asking the service whether another one vouches for it. */
    <T> T check(Function<VerificationKeys, T> check) {
        try {
            return check.apply(current);
        } catch (VerificationException e) {
            if (!e.code().equals("unknown-key") || !refreshQuietly(e)) {
                throw e;
            }
            return check.apply(current);
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

    /** Asks the service. A revocation that was heard of once stays. */
    synchronized void refresh() {
        Map<?, ?> set = service.keySet();
        Set<Object> revoked = new LinkedHashSet<>(list(kept(), "revoked"));
        revoked.addAll(list(set, "revoked"));
        Map<String, ?> merged = Map.of("endorsements", list(set, "endorsements"), "revoked", List.copyOf(revoked));
        current = learn(merged);
        CacheDirectory.writeNote(note, merged);
        asked = clock.instant();
    }

    private VerificationKeys learn(Map<?, ?> set) {
        return given.learning(new String(CanonicalJson.write(set), StandardCharsets.UTF_8), clock);
    }

    private Map<?, ?> kept() {
        byte[] bytes = CacheDirectory.read(note, MAX_SET);
        try {
            if (bytes != null && CanonicalJson.parse(bytes) instanceof Map<?, ?> set) {
                return Map.of("endorsements", list(set, "endorsements"), "revoked", list(set, "revoked"));
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
