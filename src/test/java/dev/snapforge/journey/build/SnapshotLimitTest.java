package dev.snapforge.journey.build;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A snapshot beyond the operator's limit is refused, and not taken from the engine process. */
@WholeService
@TestPropertySource(properties = "snapforge.engine.limits.snapshot=2MB")
class SnapshotLimitTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(ints = {3, 80})
    void endsTheJobWithItsCode(int megabytes) {
        String source = "globalThis.table = new Uint8Array(%d << 20).fill(7);".formatted(megabytes);

        assertThat(new ServiceClient(port).build(Form.of("table.js", source).spec(spec())))
                .failedWith("snapshot-too-large");
    }
}
