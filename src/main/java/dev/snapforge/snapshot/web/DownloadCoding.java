package dev.snapforge.snapshot.web;

import dev.snapforge.core.Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * How a download is sent.
 *
 * @param coding the content coding
 * @param dictionary the container that the client has; null unless the coding is {@code dcz}
 */
record DownloadCoding(ContentCoding coding, @Nullable Digest dictionary) {

    /** The bytes as they are. */
    static final DownloadCoding NONE = new DownloadCoding(ContentCoding.IDENTITY, null);

    /**
     * The strong entity tag of content in this coding. Each coding has its own, because a strong tag stands
     * for bytes and not for meaning (RFC 9110, section 8.8.3.3).
     */
    ETag entityTagOf(Digest content) {
        StringBuilder tag = new StringBuilder(content.hex());
        if (coding != ContentCoding.IDENTITY) {
            tag.append('-').append(coding.token());
        }
        if (dictionary != null) {
            tag.append('-').append(dictionary.hex());
        }
        return new ETag(tag.toString(), false);
    }
}
