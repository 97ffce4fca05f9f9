package dev.snapforge.snapshot.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {

    @Test
    void sendsTheBytesAsTheyAreWhenTheClientSaysNothing() {
        assertThat(AcceptEncoding.of(null).choose()).isEqualTo(ContentCoding.IDENTITY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                 | IDENTITY",
                "gzip                               | GZIP",
                "GZIP                               | GZIP",
                "x-gzip                             | GZIP",
                "zstd                               | ZSTD",
                "gzip, zstd                         | ZSTD",
                "gzip, deflate, br, zstd            | ZSTD",
                "gzip;q=1.0, zstd;q=0.5             | GZIP",
                "zstd;q=0, gzip;q=0.001             | GZIP",
                "gzip ; q=0.5 , zstd;q=0.4          | GZIP",
                "gzip;q=0.5                         | GZIP",
                "gzip;q=0                           | IDENTITY",
                "*                                  | ZSTD",
                "*;q=0                              | IDENTITY",
                "identity;q=0, *;q=0                | IDENTITY",
                "zstd;q=0, *                        | GZIP",
                "identity, gzip;q=0.5               | IDENTITY",
                "identity;q=0.5, gzip;q=0.9         | GZIP",
                "br                                 | IDENTITY",
                "gzip;q=2, zstd;q=x                 | IDENTITY",
                "gzip;q=0.12345                     | IDENTITY",
                "';;;,,,=, gzip'                    | GZIP",
            })
    void choosesByWeightAndThenBySize(String header, ContentCoding expected) {
        assertThat(AcceptEncoding.of(header).choose()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dcz                      | true  | IDENTITY",
                "gzip, zstd, dcz          | true  | ZSTD",
                "dcz;q=0.5, zstd          | false | ZSTD",
                "dcz;q=0, zstd            | false | ZSTD",
                "dcz;q=0                  | false | IDENTITY",
                "*                        | false | ZSTD",
                "zstd                     | false | ZSTD",
            })
    void aDeltaIsForClientsThatNameItAndWantNothingMore(String header, boolean preferred, ContentCoding otherwise) {
        AcceptEncoding accepted = AcceptEncoding.of(header);

        assertThat(accepted.prefersDelta()).isEqualTo(preferred);
        assertThat(accepted.choose()).isEqualTo(otherwise);
    }
}
