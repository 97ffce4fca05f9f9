package dev.snapforge.snapshot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.core.ErrorCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    private static final int LENGTH = 1000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,0",
        "bytes=0-499,0,499",
        "Bytes=500-,500,999",
        "bytes=-1,999,999",
        "bytes=-1000,0,999",
        "bytes=-5000,0,999",
        "bytes=0-5000,0,999",
        "bytes=999-9999999999999999,999,999",
        "bytes=-9999999999999999,0,999",
        "bytes= 1-2 ,1,2"
    })
    void readsSingleAndSuffixRanges(String header, int first, int last) {
        assertThat(ByteRange.select(header, LENGTH)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-4",
                "bytes=a-b",
                "bytes=0-1,5-6",
                "lines=0-1",
                "bytes=0x1-2",
                "bytes=0-99999999999999999999999999"
            })
    void ignoresWhatItDoesNotUnderstandAndSeveralRanges(String header) {
        assertThat(ByteRange.select(header, LENGTH)).isEmpty();
    }

    @Test
    void sendsEverythingWithoutAHeader() {
        assertThat(ByteRange.select(null, LENGTH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-1001", "bytes=9999999999999999-", "bytes=-0"})
    void refusesRangesOutsideOfTheContent(String header) {
        assertThatThrownBy(() -> ByteRange.select(header, LENGTH))
                .isInstanceOfSatisfying(RangeNotSatisfiableException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ErrorCategory.RANGE);
                    assertThat(e.code()).isEqualTo("range-not-satisfiable");
                    assertThat(e.contentRange()).isEqualTo("bytes */1000");
                });
    }

    @Test
    void describesItself() {
        ByteRange range = new ByteRange(10, 19);

        assertThat(range.length()).isEqualTo(10);
        assertThat(range.contentRange(LENGTH)).isEqualTo("bytes 10-19/1000");
    }
}
