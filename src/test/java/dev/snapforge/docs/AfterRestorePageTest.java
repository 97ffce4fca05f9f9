package dev.snapforge.docs;

import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.SpecBuilder;
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

/**
 * The blocks of docs/after-restore.md are answered as the words behind their fences say: a code, or an expression and the value that it
 * has after the restore.
 */
@Tag("bundles")
@WholeService
@TestPropertySource(properties = "snapforge.engine.targets=linux-x64/javet-v8-i18n-5.0.6")
@DirtiesContext
class AfterRestorePageTest {

    private static final Path PAGE = Path.of("docs/after-restore.md");
    private static final Pattern BLOCK = Pattern.compile(
            "(?ms)^```js (?:wrong|right) (?:(?<code>[a-z-]+)|(?<expression>[^\\n]+?) => (?<value>[^\\n]+))\\n(?<source>.*?)^```$");
    private static final String INTL = "linux-x64/javet-v8-i18n-5.0.6";

    @LocalServerPort
    private int port;

    /** @param answers what the job is to say: a code, or that the expression has its value */
    record Block(String answers, SpecBuilder spec, String source) {

        @Override
        public String toString() {
            return answers + ": " + source.strip().lines().findFirst().orElse("");
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isAnsweredAsThePageSays(Block block) {
        List<String> outcome = new ServiceClient(port)
                .build(Form.of("app.js", block.source()).spec(block.spec()))
                .outcome();

        if (block.answers().equals("SUCCEEDED")) {
            assertThat(outcome).containsExactly("SUCCEEDED");
        } else {
            assertThat(outcome).contains(block.answers());
        }
    }

    static Stream<Block> blocks() throws IOException {
        String page = Files.readString(PAGE);
        String first = page.lines()
                .filter(line -> line.startsWith("const onRestore = "))
                .findFirst()
                .orElseThrow();
        return BLOCK.matcher(page).results().map(it -> {
            String source = it.group(4).contains(first) ? it.group(4) : first + "\n" + it.group(4);
            SpecBuilder spec = spec().prelude("node").target(INTL);
            return it.group(1) != null
                    ? new Block(it.group(1), spec, source)
                    : new Block(
                            "SUCCEEDED",
                            spec.check("String(JSON.stringify(" + it.group(2) + "))", it.group(3)),
                            source);
        });
    }
}
