package dev.snapforge.snapshot.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ETag;

class DownloadConditionsTest {

    private static final ETag TAG = new ETag("abc", false);

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
        assertThat(DownloadResponses.hasAlready(header, TAG)).isEqualTo(matches);
    }

    @Test
    void comparesIfRangeStrongly() {
        assertThat(DownloadResponses.rangeApplies(null, TAG)).isTrue();
        assertThat(DownloadResponses.rangeApplies("\"abc\"", TAG)).isTrue();
        assertThat(DownloadResponses.rangeApplies("W/\"abc\"", TAG)).isFalse();
        assertThat(DownloadResponses.rangeApplies("Mon, 23 Nov 2026 21:00:00 GMT", TAG))
                .isFalse();
    }

    @Test
    void givesEveryCodingATagOfItsOwn() {
        Digest digest = Digest.of(new byte[] {1});

        assertThat(Arrays.stream(ContentCoding.values())
                        .map(coding -> new DownloadCoding(coding, null)
                                .entityTagOf(digest)
                                .formattedTag()))
                .doesNotHaveDuplicates()
                .allMatch(tag -> tag.matches("\"[0-9a-f]{64}(-[a-z]+)?\""));
    }
}
