package dev.snapforge.sourcemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
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

    private static Optional<String> find(String map, String json, String file) {
        return OriginalText.find(map, json.getBytes(StandardCharsets.UTF_8), file);
    }
}
