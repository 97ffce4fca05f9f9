package dev.snapforge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.MalformedValueException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void readsWhatItWrote() {
        Cursor cursor = new Cursor(Instant.parse("2026-11-23T21:00:00.000123Z"), Digest.of(new byte[0]));

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "%%%", "MTIzNA", "dGhpcyBpcyBub3QgYSBjdXJzb3I"})
    void refusesWhatItDidNotWrite(String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOfSatisfying(MalformedValueException.class, e -> {
            assertThat(e.code()).isEqualTo("malformed-cursor");
            assertThat(e.kind()).isEqualTo(Kind.INVALID);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void refusesLimitsOutOfRange(int limit) {
        assertThatThrownBy(() -> new SnapshotQuery(null, null, null, null, null, limit, null))
                .isInstanceOfSatisfying(
                        MalformedValueException.class, e -> assertThat(e.code()).isEqualTo("malformed-limit"));
    }
}
