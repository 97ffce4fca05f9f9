package dev.snapforge.docs;

import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The blocks of docs/snapshottable-code.md are answered as the words behind their fences say. */
@Tag("bundles")
@WholeService
@TestPropertySource(properties = "snapforge.engine.targets=linux-x64/javet-v8-5.0.6,linux-x64/javet-v8-i18n-5.0.6")
@DirtiesContext
class SnapshottableCodeTest {

    private static final Path PAGE = Path.of("docs/snapshottable-code.md");
    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^```js (works|fails|builds)(?: ([a-z-]+))?\\n(.*?)^```$");
    private static final String INTL = "linux-x64/javet-v8-i18n-5.0.6";

    @LocalServerPort
    private int port;

    /** @param code what the service answers; empty for code that works */
    record Block(String code, String source) {

        @Override
        public String toString() {
            return code + ": " + source.strip().lines().findFirst().orElse("");
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isAnsweredAsThePageSays(Block block) {
        List<String> outcome = new ServiceClient(port)
                .build(Form.of("app.js", block.source()).spec(spec().target(INTL)))
                .outcome();

        if (block.code().isEmpty()) {
            assertThat(outcome).containsExactly("SUCCEEDED");
        } else {
            assertThat(outcome).contains(block.code());
        }
    }

    static Stream<Block> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(it -> new Block(it.group(2) == null ? "" : it.group(2), it.group(3)));
    }
}
