package dev.snapforge.builds;

import dev.snapforge.builds.report.ReportText;
import java.nio.charset.StandardCharsets;

/** The text a job leaves behind, cut to what is kept. */
final class JobLog {

    /** In bytes of UTF-8; the table has the same limit. */
    static final int MAX_BYTES = 256 * 1024;

    private static final String NOTE = "\n[The log was cut here: only its first 256 KiB are kept.]\n";

    private JobLog() {}

    /** The text as {@link ReportText} cleans it, and no longer than the limit, with a note where it was cut. */
    static String fit(String log) {
        String clean = ReportText.clean(log);
        byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_BYTES) {
            return clean;
        }
        int end = MAX_BYTES - NOTE.getBytes(StandardCharsets.UTF_8).length;
        // Bytes 10xxxxxx continue a character (RFC 3629, section 3): go back to where one begins.
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + NOTE;
    }
}
