package dev.snapforge.sourcemap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** A map that a script carries in itself, as a {@code data:} URL (RFC 2397). */
final class DataUrl {

    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64";
    private static final int LONGEST_HEADER = 200;

    private DataUrl() {}

    static boolean is(String url) {
        return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** The bytes in the URL. */
    static byte[] read(String url) throws UnreadableSourceMapException {
        int comma = url.indexOf(',');
        if (comma < 0 || comma > LONGEST_HEADER) {
            throw new UnreadableSourceMapException("The data: URL of the map has no comma after its media type.");
        }
        String header = url.substring(SCHEME.length(), comma).toLowerCase(Locale.ROOT);
        if (!header.startsWith("application/json")) {
            throw new UnreadableSourceMapException("The data: URL of the map is not of the type application/json.");
        }
        String data = url.substring(comma + 1);
        if (!header.endsWith(BASE64)) {
            return percentDecoded(data);
        }
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw new UnreadableSourceMapException("The data: URL of the map is not base64.", e);
        }
    }

    /** A {@code +} stays what it is, other than in forms; a percent sign that begins no escape does, too. */
    static byte[] percentDecoded(String text) {
        byte[] written = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(written.length);
        for (int i = 0; i < written.length; i++) {
            int high = written[i] == '%' && i + 2 < written.length ? Character.digit(written[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(written[i + 2], 16);
            if (low < 0) {
                decoded.write(written[i]);
            } else {
                decoded.write(high << 4 | low);
                i += 2;
            }
        }
        return decoded.toByteArray();
    }
}
