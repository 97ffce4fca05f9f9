package dev.snapforge.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the list of snapshots: right behind the snapshot with this time and digest. It stays the same place while
 * snapshots are added at the front.
 */
record SnapshotCursor(Instant createdAt, Digest digest) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,11})\\.([0-9]{9}):([0-9a-f]{64})");

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws MalformedValueException {@code malformed-cursor}
     */
    static SnapshotCursor parse(String text) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text);
            Matcher matcher = FORM.matcher(new String(decoded, US_ASCII));
            if (matcher.matches()) {
                Instant time =
                        Instant.ofEpochSecond(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
                return new SnapshotCursor(time, new Digest(matcher.group(3)));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw malformed(text);
        }
        throw malformed(text);
    }

    /** An opaque text for clients. */
    @Override
    public String toString() {
        String text = "%d.%09d:%s".formatted(createdAt.getEpochSecond(), createdAt.getNano(), digest.hex());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
    }

    private static MalformedValueException malformed(String text) {
        return new MalformedValueException(
                "malformed-cursor", "cursor", "the value of next in an earlier answer", text);
    }
}
