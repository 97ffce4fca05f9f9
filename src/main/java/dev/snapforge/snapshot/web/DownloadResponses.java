package dev.snapforge.snapshot.web;

import dev.snapforge.access.ConcurrencyLimit;
import dev.snapforge.api.body.GuardedBody;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.ContainerSlice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers GET and HEAD for bytes that never change. The steps follow RFC 9110, section 13.2.2. */
@Component
class DownloadResponses {

    /** The address holds the digest, so what is there never changes (RFC 8246). */
    private static final String FOR_A_YEAR = ", max-age=31536000, immutable";

    private static final String REPR_DIGEST = "Repr-Digest";

    private final RepresentationCache representations;
    private final StoreRedirects redirects;
    private final DownloadMeters meters;
    private final DownloadSettings settings;
    private final DownloadLimits limits;

    DownloadResponses(
            RepresentationCache representations,
            StoreRedirects redirects,
            DownloadMeters meters,
            DownloadSettings settings,
            DownloadLimits limits) {
        this.representations = representations;
        this.redirects = redirects;
        this.meters = meters;
        this.settings = settings;
        this.limits = limits;
    }

    /**
     * Sends a slice, a range of it, the news that the client has it already, or the address at which a client that asked for one
     * fetches it from the store.
     *
     * @param dictionary a container that the client has and may see, or null
     * @param fileName what a browser should call it; letters, digits, dots and dashes only
     * @throws RangeNotSatisfiableException with {@code Content-Range} already set on the response
     * @throws dev.snapforge.core.SnapforgeException {@code too-many-downloads}
     */
    void send(
            ContainerSlice slice,
            @Nullable Digest dictionary,
            String fileName,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!trySend(slice, dictionary, fileName, request, response)) {
            trySend(slice, null, fileName, request, response);
        }
    }

    /** Gives false, with nothing sent, if the delta turns out to be none. */
    private boolean trySend(
            ContainerSlice slice,
            @Nullable Digest dictionary,
            String fileName,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<ByteRange> range = range(slice, request, response);
        AcceptEncoding accepted =
                AcceptEncoding.of(range.isPresent() ? null : joined(request, HttpHeaders.ACCEPT_ENCODING));
        DownloadCoding coding = choose(slice, dictionary, accepted);
        ETag entityTag = coding.entityTagOf(slice.digest());
        if (hasAlready(joined(request, HttpHeaders.IF_NONE_MATCH), entityTag)) {
            describe(slice, request, response, entityTag);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            meters.notModified(slice);
            return true;
        }
        Optional<URI> elsewhere =
                range.isEmpty() && coding.equals(DownloadCoding.NONE) ? redirects.of(slice, request) : Optional.empty();
        if (elsewhere.isPresent()) {
            redirect(elsewhere.get(), response);
            return true;
        }
        ConcurrencyLimit.Permit permit = limits.take();
        try {
            // Before the first header: damaged content becomes an error response, and that must not be cached for a
            // year.
            Optional<Representation> representation = represent(slice, coding);
            if (representation.isPresent()) {
                sendBytes(slice, representation.get(), fileName, coding, range, request, response);
            }
            return representation.isPresent();
        } finally {
            permit.close();
        }
    }

    /** Only by what rows say: reading a delta takes a permit, and a client that has it already needs none. */
    private DownloadCoding choose(ContainerSlice slice, @Nullable Digest dictionary, AcceptEncoding accepted) {
        boolean delta = dictionary != null
                && slice.isWhole()
                && accepted.prefersDelta()
                && representations.hasDelta(slice, dictionary);
        return delta ? new DownloadCoding(ContentCoding.DCZ, dictionary) : new DownloadCoding(accepted.choose(), null);
    }

    private Optional<Representation> represent(ContainerSlice slice, DownloadCoding coding) {
        Digest dictionary = coding.dictionary();
        return dictionary == null
                ? Optional.of(representations.get(slice, coding.coding()))
                : representations.delta(slice, dictionary);
    }

    private void sendBytes(
            ContainerSlice slice,
            Representation representation,
            String fileName,
            DownloadCoding coding,
            Optional<ByteRange> range,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        describe(slice, request, response, coding.entityTagOf(slice.digest()));
        response.setHeader(REPR_DIGEST, representation.reprDigest());
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
        if (!coding.equals(DownloadCoding.NONE)) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, coding.coding().token());
        }
        try {
            meters.sent(slice, coding.coding(), write(representation, range, request, response));
        } catch (PacedOutput.SlowReaderException e) {
            // Nothing that could be said would be read.
            GuardedBody.of(request).closeConnection();
        }
    }

    private static void redirect(URI address, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
        response.setHeader(HttpHeaders.LOCATION, address.toString());
        response.setHeader("Preference-Applied", StoreRedirects.PREFERENCE);
        // The address is a credential for as long as it works.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Gives how many bytes were written. */
    private long write(
            Representation representation,
            Optional<ByteRange> range,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (range.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, range.get().contentRange(representation.length()));
            response.setContentLength(range.get().length());
            representation.write(range.get(), paced(response));
            return range.get().length();
        }
        response.setContentLength(representation.length());
        if (isHead(request)) {
            return 0;
        }
        representation.write(paced(response));
        return representation.length();
    }

    private OutputStream paced(HttpServletResponse response) throws IOException {
        return new PacedOutput(response.getOutputStream(), settings, System::nanoTime);
    }

    /** A range counts with GET only (section 14.2), and only while the client's copy is of the same bytes. */
    private static Optional<ByteRange> range(
            ContainerSlice slice, HttpServletRequest request, HttpServletResponse response) {
        ETag identityTag = DownloadCoding.NONE.entityTagOf(slice.digest());
        if (isHead(request) || !rangeApplies(request.getHeader(HttpHeaders.IF_RANGE), identityTag)) {
            return Optional.empty();
        }
        try {
            return ByteRange.select(joined(request, HttpHeaders.RANGE), slice.length());
        } catch (RangeNotSatisfiableException e) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, e.contentRange());
            throw e;
        }
    }

    private static void describe(
            ContainerSlice slice, HttpServletRequest request, HttpServletResponse response, ETag entityTag) {
        response.setHeader(HttpHeaders.ETAG, entityTag.formattedTag());
        // A shared cache must not hand to others what one had to show a credential for (RFC 9111, section 3.5).
        boolean shown = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        response.setHeader(HttpHeaders.CACHE_CONTROL, (shown ? "private" : "public") + FOR_A_YEAR);
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (slice.isWhole()) {
            response.addHeader(HttpHeaders.VARY, AvailableDictionary.HEADER);
            response.setHeader(AvailableDictionary.USE_HEADER, AvailableDictionary.USE);
        }
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    }

    /** {@code If-None-Match}: by weak comparison (section 13.1.2). */
    static boolean hasAlready(@Nullable String ifNoneMatch, ETag entityTag) {
        return ifNoneMatch != null
                && ETag.parse(ifNoneMatch).stream().anyMatch(it -> it.isWildcard() || it.compare(entityTag, false));
    }

    /** {@code If-Range}: only the strong tag itself will do (section 13.1.5); a date never does, as downloads have no {@code Last-Modified}. */
    static boolean rangeApplies(@Nullable String ifRange, ETag entityTag) {
        return ifRange == null || ifRange.strip().equals(entityTag.formattedTag());
    }

    private static boolean isHead(HttpServletRequest request) {
        return HttpMethod.HEAD.matches(request.getMethod());
    }

    /** All lines of a header as one (section 5.3), or null if there is none. */
    private static @Nullable String joined(HttpServletRequest request, String name) {
        Enumeration<String> lines = request.getHeaders(name);
        return lines.hasMoreElements() ? String.join(",", Collections.list(lines)) : null;
    }
}
