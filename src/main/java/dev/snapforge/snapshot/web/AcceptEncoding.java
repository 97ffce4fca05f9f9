package dev.snapforge.snapshot.web;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client says it can decode (RFC 9110, section 12.5.3). */
final class AcceptEncoding {

    private static final Pattern ELEMENT =
            Pattern.compile("([!#$%&'*+.^_`|~0-9a-z-]+)(?:[ \\t]*;[ \\t]*q=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?");
    private static final String ANY = "*";
    // Identity is always acceptable unless excluded, but any coding that the client names is what it would rather have.
    private static final BigDecimal LEAST = new BigDecimal("0.0001");

    private final Map<String, BigDecimal> weights = new HashMap<>();

    private AcceptEncoding() {}

    /**
     * What a header says.
     *
     * @param header all lines of {@code Accept-Encoding} joined by commas, or null if there was none; elements that are not
     *     well formed are passed over
     */
    static AcceptEncoding of(@Nullable String header) {
        return header == null ? new AcceptEncoding() : parse(header.toLowerCase(Locale.ROOT));
    }

    /** Whether a delta is what the client wants most. It has to name {@code dcz}: that it takes any coding does not say that it has a dictionary. */
    boolean prefersDelta() {
        return weights.containsKey(ContentCoding.DCZ.token())
                && best(EnumSet.allOf(ContentCoding.class)) == ContentCoding.DCZ;
    }

    /** The coding to send, of those that need no dictionary. */
    ContentCoding choose() {
        return best(EnumSet.complementOf(EnumSet.of(ContentCoding.DCZ)));
    }

    private ContentCoding best(Set<ContentCoding> available) {
        ContentCoding best = ContentCoding.IDENTITY;
        BigDecimal bestWeight = BigDecimal.ZERO;
        for (ContentCoding coding : available) {
            BigDecimal weight = weightOf(coding);
            if (weight.compareTo(bestWeight) > 0) {
                best = coding;
                bestWeight = weight;
            }
        }
        return best;
    }

    private static AcceptEncoding parse(String header) {
        AcceptEncoding accepted = new AcceptEncoding();
        for (String element : header.split(",", -1)) {
            Matcher matcher = ELEMENT.matcher(element.strip());
            if (matcher.matches()) {
                // "x-gzip" is to be treated as "gzip" (section 8.4.1.3).
                String coding = matcher.group(1).equals("x-gzip") ? "gzip" : matcher.group(1);
                accepted.weights.put(
                        coding, matcher.group(2) == null ? BigDecimal.ONE : new BigDecimal(matcher.group(2)));
            }
        }
        return accepted;
    }

    private BigDecimal weightOf(ContentCoding coding) {
        BigDecimal weight = weights.getOrDefault(coding.token(), weights.get(ANY));
        if (weight == null) {
            return coding == ContentCoding.IDENTITY ? LEAST : BigDecimal.ZERO;
        }
        return weight;
    }
}
