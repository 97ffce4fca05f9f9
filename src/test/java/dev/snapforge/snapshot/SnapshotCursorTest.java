package dev.snapforge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.MalformedValueException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotCursorTest {

    @Test
    void readsWhatItWrote() {
        SnapshotCursor cursor =
                new SnapshotCursor(Instant.parse("2026-11-23T21:00:00.000123Z"), Digest.of(new byte[0]));

        assertThat(SnapshotCursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "%%%", "MTIzNA", "dGhpcyBpcyBub3QgYSBjdXJzb3I"})
    void refusesWhatItDidNotWrite(String text) {
        assertThatThrownBy(() -> SnapshotCursor.parse(text))
                .isInstanceOfSatisfying(MalformedValueException.class, e -> {
                    assertThat(e.code()).isEqualTo("malformed-cursor");
                    assertThat(e.kind()).isEqualTo(ErrorCategory.INVALID);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void refusesLimitsOutOfRange(int limit) {
        assertThatThrownBy(() -> new SnapshotQuery(null, null, null, null, null, null, limit, null))
                .isInstanceOfSatisfying(
                        MalformedValueException.class, e -> assertThat(e.code()).isEqualTo("malformed-limit"));
    }
}
