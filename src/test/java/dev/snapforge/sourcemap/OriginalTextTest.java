package dev.snapforge.sourcemap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Originals' texts inside source maps. */
class OriginalTextTest {

    @Test
    void findsATextByTheNameThatTheMapGives() {
        String map = """
                {"version": 3, "mappings": "", "names": [{"a": []}], "sourceRoot": "src",
                 "sources": ["a.ts", null, "b.ts"], "sourcesContent": ["let a;", "x", "let b;"]}""";
        assertThat(find("dist/main.js.map", map, "dist/src/b.ts")).hasValue("let b;");
        assertThat(find("dist/main.js.map", map, "dist/src/c.ts")).isEmpty();
    }

    @Test
    void findsNothingInWhatHasNoTexts() {
        assertThat(find("m", "{\"sources\": [\"a\"]}", "a")).isEmpty();
        assertThat(find("m", "{\"sources\": [\"a\"], \"sourcesContent\": [null]}", "a"))
                .isEmpty();
        assertThat(find("m", "{\"sources\": 1, \"sourcesContent\": {}, \"sourceRoot\": []}", "a"))
                .isEmpty();
        assertThat(find("m", "[", "a")).isEmpty();
        assertThat(find("m", "", "a")).isEmpty();
    }

    @Test
    void findsSeveralAtOnceWhateverTheOrderOfTheMap() {
        String map = """
                {"sourcesContent": ["1", "2", "3", 4], "sources": ["a", "b", "a", "c"], "sourceRoot": "r/"}""";
        assertThat(OriginalText.find("m", map.getBytes(StandardCharsets.UTF_8), Set.of("r/a", "r/b", "r/c", "a")))
                .containsOnly(Map.entry("r/a", "1"), Map.entry("r/b", "2"));
    }

    @Test
    void keepsNothingButWhatIsAskedFor() {
        byte[] map = ("{\"sources\": [\"a\"], \"sourcesContent\": [\"1\"" + ",\"x\"".repeat(1 << 20) + "]}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(OriginalText.find("m", map, Set.of("a"))).hasSize(1);

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        OriginalText.find("m", map, Set.of("a"));

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2 << 20);
    }

    private static Optional<String> find(String map, String json, String file) {
        return Optional.ofNullable(OriginalText.find(map, json.getBytes(StandardCharsets.UTF_8), Set.of(file))
                .get(file));
    }
}
