package dev.snapforge.snapshot.web;

import dev.snapforge.access.AccessMode;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.Caller;
import dev.snapforge.access.CallerContext;
import dev.snapforge.access.FirstToken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Set;

/** Downloads of a service that has one caller, who is not asked who that is. */
final class UnsharedDownloads {

    private UnsharedDownloads() {}

    static DownloadLimits of(DownloadSettings settings) {
        AccessSettings access = new AccessSettings(
                Set.of(AccessMode.LOOPBACK), Path.of("none"), FirstToken.FILE, false, Set.of(), null, null, Set.of());
        CallerContext caller = new CallerContext() {
            @Override
            public Caller caller() {
                return Caller.SERVICE;
            }

            @Override
            public int mostQueuedJobs() {
                return 1;
            }
        };
        return new DownloadLimits(settings, access, caller, new SimpleMeterRegistry());
    }
}
