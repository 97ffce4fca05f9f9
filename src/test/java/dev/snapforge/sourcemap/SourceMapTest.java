package dev.snapforge.sourcemap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceMapTest {

    private static final Path FIXTURES = Path.of("src/test/resources/sourcemaps");

    @ParameterizedTest
    @CsvSource({
        "external/main.js, Date, src/clock.ts, Date",
        "external/main.js, now, src/clock.ts, now",
        "external/main.js, 0.5, src/clock.ts, 0.5",
        "external/main.js, start;, src/main.ts, start;",
        "external/failing.js, new Error, src/order.ts, new Error",
        "external/failing.js, '([]);', src/failing.ts, 'greet([]);'",
        "minified/failing.js, new Error, src/order.ts, new Error",
        "minified/failing.js, 't({', src/failing.ts, 'first({'",
        "minified/failing.js, 'e([\"tea', src/failing.ts, 'greet([''tea'",
    })
    void leadsToWhereTheOriginalSaysTheSame(String script, String there, String original, String here)
            throws Exception {
        SourceMap map = SourceMap.parse(script.substring(script.indexOf('/') + 1) + ".map", read(script + ".map"));
        OriginalLocation wanted = place(original, here);

        assertThat(map.find(place(script, there).line(), place(script, there).column()))
                .hasValueSatisfying(found -> {
                    assertThat(found.file()).isEqualTo(original);
                    assertThat(found.line()).isEqualTo(wanted.line());
                    assertThat(found.column()).isEqualTo(wanted.column());
                });
    }

    @Test
    void readsTheMapThatAScriptHolds() throws Exception {
        SourceMapReference link = SourceMapReference.of("main.js", new String(read("inline/main.js"), UTF_8));

        assertThat(link.isInline()).isTrue();
        assertThat(SourceMap.parse("main.js", link.inline()).find(4, 9))
                .hasValue(new OriginalLocation("src/clock.ts", 7, 7));
    }

    @Test
    void saysNothingWhereTheMapSaysNothing() throws Exception {
        SourceMap map = SourceMap.parse("main.js.map", read("external/main.js.map"));

        assertThat(map.find(1, 1)).as("before the first mapping").isEmpty();
        assertThat(map.find(7, 3)).as("a line without mappings").isEmpty();
        assertThat(map.find(100, 1)).as("behind the end").isEmpty();
        assertThat(map.find(0, 0)).isEmpty();
        assertThat(map.find(-1, 5)).isEmpty();
        assertThat(parse("A,CAAA,CCAA,C", "a.js", "b.js").find(1, 1))
                .as("code that the bundler added")
                .isEmpty();
        assertThat(parse("AAAA,C", "a.js").find(1, 9)).isEmpty();
        assertThat(SourceMap.parse("m", bytes("{'version':3,'sources':[null],'mappings':'AAAA'}"))
                        .find(1, 1))
                .as("an original without a name")
                .isEmpty();
    }

    @Test
    void readsNumbersOfEveryLengthAndSign() throws Exception {
        // 16 takes two digits, 512 three, and -1 goes back.
        SourceMap map = parse("AAgBggB,CAAD", "a.js");
        assertThat(map.find(1, 1)).hasValue(new OriginalLocation("a.js", 17, 513));
        assertThat(map.find(1, 2)).hasValue(new OriginalLocation("a.js", 17, 512));
    }

    @Test
    void sortsTheMappingsOfALine() throws Exception {
        SourceMap map = parse("UAAA,LAAK,KAAK;AAAA", "a.js");
        assertThat(map.find(1, 6)).hasValue(new OriginalLocation("a.js", 1, 6));
        assertThat(map.find(1, 10)).hasValue(new OriginalLocation("a.js", 1, 6));
        assertThat(map.find(1, 11)).hasValue(new OriginalLocation("a.js", 1, 11));
        assertThat(map.find(2, 1)).hasValue(new OriginalLocation("a.js", 1, 11));
    }

    @Test
    void readsMapsOfParts() throws Exception {
        SourceMap map = SourceMap.parse("dist/all.js.map", bytes("""
                {'version': 3, 'sections': [
                  {'offset': {'line': 0, 'column': 4}, 'map': {'version': 3, 'sources': ['a.js'], 'mappings': 'CAAA;AACA'}},
                  {'map': {'mappings': 'AAAA', 'sources': ['b.js'], 'version': 3, 'sourceRoot': '../lib'},
                   'offset': {'line': 5, 'column': 0}}
                ]}"""));
        assertThat(map.find(1, 5)).isEmpty();
        assertThat(map.find(1, 6)).hasValue(new OriginalLocation("dist/a.js", 1, 1));
        assertThat(map.find(2, 1)).hasValue(new OriginalLocation("dist/a.js", 2, 1));
        assertThat(map.find(6, 3)).hasValue(new OriginalLocation("lib/b.js", 1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ../src/a.ts, src/a.ts",
        "'', a.ts, dist/a.ts",
        "'', ../../../a.ts, a.ts",
        "'', ./x/./a.ts, dist/x/a.ts",
        "src, a.ts, dist/src/a.ts",
        "/srv/app, a.ts, /srv/app/a.ts",
        "'', webpack://app/./src/a.ts, webpack://app/./src/a.ts",
        "'', 'a\\nat b.js:1:2', dist/a?at b.js:1:2",
    })
    void namesOriginalsFromWhereTheMapIs(String root, String source, String name) throws Exception {
        SourceMap map = SourceMap.parse(
                "dist/main.js.map",
                bytes("{'version':3,'sourceRoot':'" + root + "','sources':['" + source + "'],'mappings':'AAAA'}"));
        assertThat(map.find(1, 1)).hasValue(new OriginalLocation(name, 1, 1));
    }

    @Test
    void skipsTheLineThatKeepsScriptsFromLoadingAMap() throws Exception {
        assertThat(SourceMap.parse("m", bytes(")]}'\n{'version':3,'sources':['a'],'mappings':'AAAA'}"))
                        .find(1, 1))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|type",
                "'{'|not JSON",
                "'[]'|type",
                "'{}'|version",
                "{'version':4,'sources':[],'mappings':''}|version",
                "{'version':'3','sources':[],'mappings':''}|type",
                "{'version':99999999999,'sources':[],'mappings':''}|not JSON",
                "{'version':3,'sources':[]}|no mappings",
                "{'version':3,'sources':[],'mappings':7}|type",
                "{'version':3,'sources':'a','mappings':''}|type",
                "{'version':3,'sources':[7],'mappings':''}|type",
                "{'version':3,'sources':['a'],'mappings':'AA?A'}|base64 VLQ at 3",
                "{'version':3,'sources':['a'],'mappings':'AAAé'}|base64 VLQ at 4",
                "{'version':3,'sources':['a'],'mappings':'AAA'}|base64 VLQ",
                "{'version':3,'sources':['a'],'mappings':'Ag'}|base64 VLQ",
                "{'version':3,'sources':['a'],'mappings':'AAAAAA'}|more than five",
                "{'version':3,'sources':['a'],'mappings':'ACAA'}|source that it does not have",
                "{'version':3,'sources':['a'],'mappings':'AADA'}|cannot be",
                "{'version':3,'sources':['a'],'mappings':'D'}|cannot be",
                "{'version':3,'sources':['a'],'mappings':'ggggggE'}|too large",
                "{'version':3,'sources':['a'],'mappings':'gggggggggggggggggA'}|too large",
                "{'version':3,'sources':['a'],'mappings':''} {}|follows",
                "{'version':3,'sections':[{'offset':{'line':0,'column':0}}]}|no map",
                "{'version':3,'sections':[{'offset':{'line':-1,'column':0},'map':{'version':3,'mappings':''}}]}|before",
                "{'version':3,'sections':[{'map':{'version':3,'sections':[]}}]}|sections itself",
                "{'version':3,'sections':[{'url':'http://example.org/map'}]}|no map",
                "{'version':3,'sections':[{'offset':{'line':9,'column':0},'map':{'version':3,'mappings':'A'}},{'map':{'version':3,'mappings':'A'}}]}|order",
            })
    void saysWhyAMapIsOfNoUse(String json, String reason) {
        assertThatThrownBy(() -> SourceMap.parse("m", bytes(json)))
                .isInstanceOf(UnreadableSourceMapException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void survivesAMapCutShortAnywhereAndEveryDamagedByte() throws IOException {
        byte[] whole = read("minified/failing.js.map");
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) 0x15;
            for (byte[] hostile : List.of(damaged, Arrays.copyOf(whole, i))) {
                try {
                    SourceMap.parse("m", hostile).find(1, 50);
                } catch (UnreadableSourceMapException e) {
                    assertThat(e.reason()).endsWith(".");
                }
            }
        }
    }

    @Test
    void boundsTheMappings() throws Exception {
        String most = "AAAA,".repeat(SourceMap.MAX_MAPPINGS);
        assertThat(parse(most, "a.js").mappings()).isEqualTo(SourceMap.MAX_MAPPINGS);
        assertThatThrownBy(() -> parse(most + "AAAA", "a.js"))
                .isInstanceOf(UnreadableSourceMapException.class)
                .hasMessageContaining("more than 2097152 mappings");
        assertThatThrownBy(() -> SourceMap.parse("m", bytes("{'version':3,'sources':['a'],'mappings':'A,A'}"), 1))
                .isInstanceOf(UnreadableSourceMapException.class);
    }

    @Test
    void readsMillionsOfEmptyLinesAndSegments() throws Exception {
        assertThat(parse(";,".repeat(10_000_000) + "AAAA", "a.js").find(10_000_001, 1))
                .hasValue(new OriginalLocation("a.js", 1, 1));
    }

    @Test
    void boundsTheBytesAndTheSources() {
        assertThatThrownBy(() -> SourceMap.parse("m", new byte[SourceMap.MAX_BYTES + 1]))
                .isInstanceOf(UnreadableSourceMapException.class)
                .hasMessageContaining("32 megabytes");
        assertThatThrownBy(() -> SourceMap.parse(
                        "m", bytes("{'version':3,'mappings':'','sources':[" + "'',".repeat(70_000) + "'']}")))
                .isInstanceOf(UnreadableSourceMapException.class)
                .hasMessageContaining("65536 sources");
        assertThatThrownBy(() -> SourceMap.parse(
                        "m", bytes("{'version':3,'mappings':'','sources':[],'sourceRoot':'" + "a/".repeat(600) + "'}")))
                .isInstanceOf(UnreadableSourceMapException.class)
                .hasMessageContaining("sourceRoot");
    }

    private static SourceMap parse(String mappings, String... sources) throws UnreadableSourceMapException {
        return SourceMap.parse(
                "m",
                bytes("{'version':3,'sources':['" + String.join("','", sources) + "'],'mappings':'" + mappings + "'}"));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').replace(")]}\"", ")]}'").getBytes(UTF_8);
    }

    private static byte[] read(String name) throws IOException {
        return Files.readAllBytes(FIXTURES.resolve(name));
    }

    /** Where a text is first found in a file. */
    private static OriginalLocation place(String file, String text) throws IOException {
        List<String> lines = Files.readAllLines(FIXTURES.resolve(file));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return new OriginalLocation(file, i + 1, lines.get(i).indexOf(text) + 1);
            }
        }
        throw new AssertionError("no " + text + " in " + file);
    }
}
