package dev.snapforge.access;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code snapforge.access.*}.
 *
 * @param mode {@code loopback}, {@code tokens}, {@code oidc}, or {@code tokens,oidc}
 * @param bootstrapTokenFile the first admin token: used where the file is there, made where there is no admin token yet
 * @param firstToken whether an admin token that is made for want of any is written to that file or printed
 * @param openMetrics whether {@code /actuator/prometheus} is for everybody; otherwise it is for admins
 * @param openBadges patterns of names whose badges are for everybody ({@link OpenBadges})
 * @param requestsPerMinute how many requests a principal may make in a minute, all processes together; 0 for any number. By
 *     default 1200, and any number in mode {@code loopback}
 * @param hosts names and addresses that the {@code Host} of a request may have besides those of this machine; where there are none, the
 *     {@code Host} counts in mode {@code loopback} only
 * @param queuedJobs how many jobs a principal may have waiting. By default 1000, and 20000 in mode {@code loopback}
 */
@Validated
@ConfigurationProperties("snapforge.access")
public record AccessSettings(
        @DefaultValue("loopback") Set<AccessMode> mode,
        @DefaultValue("data/admin-token") Path bootstrapTokenFile,
        @DefaultValue("file") FirstToken firstToken,
        @DefaultValue("false") boolean openMetrics,
        @DefaultValue Set<String> openBadges,
        @Nullable @Min(0) Integer requestsPerMinute,
        @Nullable @Min(1) Integer queuedJobs,
        @DefaultValue Set<String> hosts) {

    private static final int REQUESTS_PER_MINUTE = 1200;
    private static final int QUEUED_JOBS = 1000;
    private static final int QUEUED_JOBS_OF_ONE_MACHINE = 20_000;

    public AccessSettings {
        mode = Set.copyOf(mode);
        openBadges = Set.copyOf(openBadges);
        hosts = hosts.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        Assert.isTrue(
                !mode.isEmpty() && (mode.size() == 1 || !mode.contains(AccessMode.LOOPBACK)),
                "snapforge.access.mode must be 'loopback', 'tokens', 'oidc' or 'tokens,oidc'");
    }

    /** Whether callers are asked who they are. */
    public boolean asksWho() {
        return !mode.contains(AccessMode.LOOPBACK);
    }

    /** The number of requests a minute that are allowed; 0 stands for any. */
    public int mostRequestsPerMinute() {
        if (requestsPerMinute != null) {
            return requestsPerMinute;
        }
        return asksWho() ? REQUESTS_PER_MINUTE : 0;
    }

    /**
     * How many of something one principal may have at the same time in a process.
     *
     * @param configured what a setting says; null if it says nothing
     * @param usual where callers are asked who they are
     * @param all how many all may have: whoever is not asked is the only one
     */
    public int shareOf(@Nullable Integer configured, int usual, int all) {
        if (configured != null) {
            return configured;
        }
        return asksWho() ? usual : all;
    }

    /** The number of jobs that may wait. */
    public int mostQueuedJobs() {
        if (queuedJobs != null) {
            return queuedJobs;
        }
        return asksWho() ? QUEUED_JOBS : QUEUED_JOBS_OF_ONE_MACHINE;
    }
}
