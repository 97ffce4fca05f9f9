package dev.snapforge.snapshot.web;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.snapshot.ContainerSlice;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Sends clients that ask for it to the store itself. A client has to ask ({@code Prefer: redirect}, RFC 7240): the store's bytes are
 * not checked on that way, so only somebody who verifies them may take it, and one who follows redirects without thinking could
 * carry a credential to another host.
 */
@Component
class StoreRedirects {

    /** What is said in {@code Prefer} and {@code Preference-Applied}. */
    static final String PREFERENCE = "redirect";

    private static final Pattern SEPARATOR = Pattern.compile("[ \\t]*,[ \\t]*");

    private final BlobStore blobs;
    private final DownloadSettings settings;

    StoreRedirects(BlobStore blobs, DownloadSettings settings) {
        this.blobs = blobs;
        this.settings = settings;
    }

    /** Where the whole of a slice can be fetched; empty if this service has to send it. */
    Optional<URI> of(ContainerSlice slice, HttpServletRequest request) {
        if (!settings.redirect()
                || !slice.isWhole()
                || !HttpMethod.GET.matches(request.getMethod())
                || !isPreferred(request)) {
            return Optional.empty();
        }
        return blobs.link(slice.container(), settings.redirectValidity());
    }

    private static boolean isPreferred(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(SEPARATOR::splitAsStream)
                .anyMatch(it -> it.strip().toLowerCase(Locale.ROOT).equals(PREFERENCE));
    }
}
