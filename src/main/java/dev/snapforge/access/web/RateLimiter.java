package dev.snapforge.access.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.RateLimitedException;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.OptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.delay.DelayOptimization;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * How many requests each principal may make in a minute, all processes together. A process takes a few tokens at a time from the
 * shared bucket, so that most requests cost no statement; with several processes a principal may get that many more through.
 */
@Component
class RateLimiter {

    private static final int MOST_UNSHARED = 10;
    private static final Duration LONGEST_UNSHARED = Duration.ofMillis(500);
    private static final int MOST_PRINCIPALS = 10_000;

    private final int perMinute;
    private final LoadingCache<String, BucketProxy> buckets;

    RateLimiter(AccessSettings settings, DataSource database, Clock clock) {
        TimeMeter time = new Time(clock);
        this.perMinute = settings.mostRequestsPerMinute();
        ProxyManager<String> shared = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_bucket")
                .clientClock(time)
                .build();
        Optimization delayed = new DelayOptimization(
                new DelayParameters(MOST_UNSHARED, LONGEST_UNSHARED), OptimizationListener.createDefault(), time);
        // A limit that was changed begins with new buckets, as its number is in their keys.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_PRINCIPALS)
                .build(principal -> created(shared.builder()
                        .withOptimization(delayed)
                        .build(principal + " " + perMinute + "/min", this::configuration)));
    }

    /** Creates the bucket's row, by one request alone: the library lets those fail that come together where there is none. */
    private static BucketProxy created(BucketProxy bucket) {
        bucket.getAvailableTokens();
        return bucket;
    }

    /** Whether there is any limit. */
    boolean any() {
        return perMinute > 0;
    }

    /**
     * Counts a request.
     *
     * @throws RateLimitedException if there are too many
     */
    void count(String principal) {
        ConsumptionProbe probe = buckets.get(principal).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RateLimitedException(perMinute, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private BucketConfiguration configuration() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }

    /** The service's clock, for all that the library counts. */
    private record Time(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
