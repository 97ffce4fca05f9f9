package dev.snapforge.client;

import dev.snapforge.core.Digest;
import dev.snapforge.verify.SampleSnapshots;
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
