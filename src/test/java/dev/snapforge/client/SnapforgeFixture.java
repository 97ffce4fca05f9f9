package dev.snapforge.client;

import dev.snapforge.kernel.Digest;
import dev.snapforge.signing.SampleSnapshots;
import org.junit.jupiter.api.BeforeEach;

/** One published snapshot, and a client. */
abstract class SnapforgeFixture extends ClientFixture {

    Snapforge snapforge;
    Digest digest;

    @BeforeEach
    void publish() {
        digest = service.publish(container(SampleSnapshots.TARGET), pair, key);
        snapforge = builder().build();
    }
}
