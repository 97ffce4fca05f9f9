package dev.snapforge.api;

import java.net.URI;

/** The {@code type} of problems: the page of this service that explains a code. */
public final class ProblemType {

    /** A path, which is resolved against the address of the request (RFC 9457, section 3.1.1), so every service names its own page. */
    private static final String PAGES = "/problems/";

    private ProblemType() {}

    /**
     * The type of problems with a code.
     *
     * @param code a problem's stable word
     */
    public static URI of(String code) {
        return URI.create(PAGES + code);
    }
}
