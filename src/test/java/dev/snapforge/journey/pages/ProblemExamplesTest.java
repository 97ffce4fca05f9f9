package dev.snapforge.journey.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.WholeService;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The examples on the pages of codes: each shows its code, and the mended one builds without it. */
class ProblemExamplesTest {

    @Tag("bundles")
    @Nested
    @WholeService
    class OnV8 extends Examples {

        static List<String> codes() throws IOException {
            return ProblemExample.codes("linux-x64/javet-v8-5");
        }
    }

    @Tag("bundles")
    @Nested
    @WholeService
    @TestPropertySource(properties = "snapforge.engine.targets=linux-x64/javet-v8-5.0.6,linux-x64/javet-v8-i18n-5.0.6")
    class OnV8WithIcu extends Examples {

        static List<String> codes() throws IOException {
            return ProblemExample.codes("linux-x64/javet-v8-i18n-");
        }
    }

    @Tag("node")
    @Nested
    @WholeService
    @TestPropertySource(properties = "snapforge.engine.targets=linux-x64/node-*")
    class OnNode extends Examples {

        static List<String> codes() throws IOException {
            return ProblemExample.codes("linux-x64/node-");
        }
    }

    /** What holds for each example, whatever the engine. */
    abstract static class Examples {

        @LocalServerPort
        private int port;

        @ParameterizedTest
        @MethodSource("codes")
        void showsItsCodeAndTheMendedOneDoesNot(String code) throws IOException {
            ServiceClient service = new ServiceClient(port);

            assertThat(ProblemExample.read(code, "fails").outcome(service)).contains(code);
            assertThat(ProblemExample.read(code, "mended").outcome(service))
                    .startsWith("SUCCEEDED")
                    .doesNotContain(code);
        }
    }
}
