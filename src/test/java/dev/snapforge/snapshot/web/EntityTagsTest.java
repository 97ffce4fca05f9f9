package dev.snapforge.snapshot.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.kernel.Digest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagsTest {

    private static final String TAG = "\"abc\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"abc\"            | true",
                "W/\"abc\"          | true",
                "\"x\", \"abc\"     | true",
                "\"x,y\",W/\"abc\"  | true",
                "*                  | true",
                "\"abcd\"           | false",
                "\"abc-gzip\"       | false",
                "abc                | false",
                "\"a*\"             | false"
            })
    void comparesIfNoneMatchWeakly(String header, boolean matches) {
        assertThat(EntityTags.noneMatchFails(header, TAG)).isEqualTo(matches);
    }

    @Test
    void comparesIfRangeStrongly() {
        assertThat(EntityTags.rangeApplies(null, TAG)).isTrue();
        assertThat(EntityTags.rangeApplies(TAG, TAG)).isTrue();
        assertThat(EntityTags.rangeApplies("W/" + TAG, TAG)).isFalse();
        assertThat(EntityTags.rangeApplies("Mon, 23 Nov 2026 21:00:00 GMT", TAG))
                .isFalse();
    }

    @Test
    void givesEveryCodingATagOfItsOwn() {
        Digest digest = Digest.of(new byte[] {1});

        assertThat(Arrays.stream(ContentCoding.values()).map(coding -> coding.entityTagOf(digest)))
                .doesNotHaveDuplicates()
                .allMatch(tag -> tag.matches("\"[0-9a-f]{64}(-[a-z]+)?\""));
    }
}
