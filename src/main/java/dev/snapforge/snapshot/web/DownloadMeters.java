package dev.snapforge.snapshot.web;

import com.github.benmanes.caffeine.cache.Cache;
import dev.snapforge.snapshot.ContainerSlice;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import org.springframework.stereotype.Component;

/** What downloads give to clients, as metrics. */
@Component
class DownloadMeters {

    private final MeterRegistry meters;

    DownloadMeters(MeterRegistry meters) {
        this.meters = meters;
        for (String representation : new String[] {"container", "blob"}) {
            for (ContentCoding coding : ContentCoding.values()) {
                bytes(representation, coding);
            }
            hits(representation);
        }
    }

    /** Bytes of a body, after their coding. */
    void sent(ContainerSlice slice, ContentCoding coding, long bytes) {
        bytes(representation(slice), coding).increment((double) bytes);
    }

    /** The client had it already (304). */
    void notModified(ContainerSlice slice) {
        hits(representation(slice)).increment();
    }

    /** Shows how often a cache has what is asked for; it must record that. */
    void watch(Cache<?, ?> cache, String name) {
        CaffeineCacheMetrics.monitor(meters, cache, name);
    }

    private static String representation(ContainerSlice slice) {
        return slice.isWhole() ? "container" : "blob";
    }

    private Counter bytes(String representation, ContentCoding coding) {
        return Counter.builder("snapforge.download")
                .description("Bytes of containers and blobs that were sent")
                .baseUnit("bytes")
                .tag("representation", representation)
                .tag("coding", coding.token())
                .register(meters);
    }

    private Counter hits(String representation) {
        return Counter.builder("snapforge.download.not.modified")
                .description("Downloads that were answered with 304, as the client had them")
                .tag("representation", representation)
                .register(meters);
    }
}
