package dev.snapforge.sourcemap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceMapReferenceTest {

    private static final String COMMENT = "//# sourceMappingURL=";

    @ParameterizedTest
    @CsvSource({
        "a.js, a.js.map, a.js.map",
        "dist/a.js, other.map, 'dist/other.map,dist/a.js.map'",
        "dist/a.js, ../maps/a.map, 'maps/a.map,dist/a.js.map'",
        "dist/a.js, ../../../a.map, 'a.map,dist/a.js.map'",
        "a.js, my%20map.map, 'my map.map,a.js.map'",
        "a.js, https://example.org/a.js.map, a.js.map",
        "a.js, /a.map, a.js.map",
        "a.js, file:///etc/passwd, a.js.map",
    })
    void namesFilesOfTheBundleOnly(String script, String url, String files) {
        SourceMapReference link = SourceMapReference.of(script, "f();\n" + COMMENT + url + "\n");
        assertThat(link.isInline()).isFalse();
        assertThat(link.files()).containsExactly(files.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "f();",
                "const s = '//# sourceMappingURL=x.map';",
                "//# sourceMappingURL=x.map\nf();",
                "//# sourceMappingURL=x.map f();",
                "//# sourceMappingURL=",
                "sourceMappingURL=x.map",
                "// sourceMappingURL=x.map"
            })
    void looksBesideTheScriptWhereNoCommentEndsIt(String text) {
        assertThat(SourceMapReference.of("a.js", text).files()).containsExactly("a.js.map");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//@ sourceMappingURL=x.map",
                "//# sourceMappingURL=old.map\n//# sourceMappingURL=x.map",
                "f(); //# sourceMappingURL=x.map \r\n\r\n// the end\n"
            })
    void takesTheLastComment(String text) {
        assertThat(SourceMapReference.of("a.js", text).files()).containsExactly("x.map", "a.js.map");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:application/json;base64,eyJhIjoiw6krIn0=",
                "data:application/json;charset=utf-8;base64,eyJhIjoiw6krIn0=",
                "data:application/json;charset=UTF-8;base64,eyJhIjoiw6krIn0",
                "data:application/json,%7B%22a%22%3A%22%C3%A9+%22%7D",
                "DATA:application/json;charset=utf-8,%7b%22a%22:%22é+%22}",
            })
    void readsTheMapInAScript(String url) throws UnreadableSourceMapException {
        SourceMapReference link = SourceMapReference.of("a.js", COMMENT + url);
        assertThat(link.isInline()).isTrue();
        assertThat(link.files()).isEmpty();
        assertThat(new String(link.inline(), UTF_8)).isEqualTo("{\"a\":\"é+\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "data:application/json;base64, comma",
        "'data:text/html,x', application/json",
        "'data:application/json;base64,*', base64"
    })
    void saysWhyTheMapInAScriptIsOfNoUse(String url, String reason) {
        assertThatThrownBy(() -> SourceMapReference.of("a.js", COMMENT + url).inline())
                .isInstanceOf(UnreadableSourceMapException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void isNotSlowedDownByALongScript() {
        assertThat(SourceMapReference.of("a.js", (COMMENT + "x.map\n").repeat(1_000_000) + "f();")
                        .files())
                .containsExactly("a.js.map");
    }
}
