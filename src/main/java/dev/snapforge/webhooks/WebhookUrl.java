package dev.snapforge.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form of addresses that events are sent to. Whether an address may be called is another question: {@link AddressPolicy}. */
public final class WebhookUrl {

    private static final int LONGEST = 2000;
    private static final int LARGEST_PORT = 65_535;
    private static final String EXPECTED =
            "an absolute https URL (http for allowed networks) of at most 2000 bytes in ASCII, with a host, and without user and fragment";

    private WebhookUrl() {}

    /**
     * Reads an address.
     *
     * @throws WebhookException {@code invalid-webhook}
     */
    public static URI parse(@Nullable String text) {
        if (text == null) {
            throw WebhookException.invalid("url", EXPECTED, "none");
        }
        try {
            URI url = new URI(text);
            if (text.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                    && StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                    && isHttp(url)
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() != 0
                    && url.getPort() <= LARGEST_PORT) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Refused below, without its reason: the text is shown.
        }
        throw WebhookException.invalid("url", EXPECTED, text);
    }

    private static boolean isHttp(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http");
    }
}
