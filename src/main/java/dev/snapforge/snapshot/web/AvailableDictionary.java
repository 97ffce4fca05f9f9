package dev.snapforge.snapshot.web;

import dev.snapforge.core.Digest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Headers of compression dictionary transport (RFC 9842, sections 2.1 and 2.2). */
final class AvailableDictionary {

    /** In requests: the SHA-256 of what the client has, as a byte sequence (RFC 9651, section 3.3.5). */
    static final String HEADER = "Available-Dictionary";

    /** In responses: that they can be dictionaries, and for which addresses. */
    static final String USE_HEADER = "Use-As-Dictionary";

    /** All containers: one that was released under the same name is what the client will ask for next. */
    static final String USE = "match=\"/api/v1/snapshots/*/container\"";

    private static final Pattern SHA_256 = Pattern.compile(":([A-Za-z0-9+/]{43}=):");

    private AvailableDictionary() {}

    /** The digest of the container that the client has; empty if there is no header, or another one than that of a SHA-256. */
    static Optional<Digest> parse(@Nullable String header) {
        Matcher matcher = SHA_256.matcher(header == null ? "" : header.strip());
        return matcher.matches()
                ? Optional.of(Digest.ofHash(Base64.getDecoder().decode(matcher.group(1))))
                : Optional.empty();
    }
}
