package dev.snapforge.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewriteRequestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import('a')|@mport('a')",
                "[...import('a')]|[...@mport('a')]",
                "import /* a */ ('a'); import  (b)|@mport /* a */ ('a'); @mport  (b)",
                "class A { import(a) {} }|class A { @mport(a) {} }"
            })
    void masksWhatMayBeAnImport(String source, String masked) {
        assertThat(RewriteRequest.mayImport(source)).isTrue();
        assertThat(RewriteRequest.withoutWord(source)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "math.import(a)|",
                "math?.import(a)|",
                "import a from 'a'|",
                "important(1)|",
                "reimport(1)|",
                "({ import: 1 })|"
            })
    void leavesWhatIsNone(String source) {
        assertThat(RewriteRequest.mayImport(source)).isFalse();
        assertThat(RewriteRequest.withoutWord(source)).isEqualTo(source);
    }
}
