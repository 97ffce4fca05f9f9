package dev.snapforge.builds.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePatternTest {

    @ParameterizedTest
    @CsvSource({
        "main.mjs, main.mjs, true",
        "main.mjs, main.mjs2, false",
        "main.mjs, mainxmjs, false",
        "*.mjs, main.mjs, true",
        "*.mjs, lib/main.mjs, false",
        "lib/*, lib/a.mjs, true",
        "lib/*, lib/a/b.mjs, false",
        "lib/**, lib/a/b.mjs, true",
        "lib/**, lib2/a.mjs, false",
        "**/a.mjs, a.mjs, true",
        "**/a.mjs, lib/deep/a.mjs, true",
        "**/a.mjs, lib/ba.mjs, false",
        "lib/**/a.mjs, lib/a.mjs, true",
        "lib/**/a.mjs, lib/b/c/a.mjs, true",
        "lib/**/a.mjs, lib/ba.mjs, false",
        "l?b/a.mjs, lib/a.mjs, true",
        "lib?a.mjs, lib/a.mjs, false",
        "**, lib/a.mjs, true",
        "**s, lib/a.mjs, true"
    })
    void meansFiles(String pattern, String name, boolean matches) {
        assertThat(new FilePattern(pattern).matches(name)).isEqualTo(matches);
    }

    /** A regular expression would try the ways to share the name between the stars, of which there are more than atoms. */
    @Test
    void takesNoLongerForManyStars() {
        assertThat(new FilePattern("*a".repeat(120) + "b").matches("a".repeat(255)))
                .isFalse();
    }
}
