package dev.snapforge.api;

import jakarta.servlet.http.HttpServletResponse;

/** The header that says, in stable words, why what is handed out should not be used any more; also where there is no body to say it in. */
public final class WarningHeader {

    /** Its name; its value is a list of words (RFC 9110, section 5.6.1). */
    public static final String NAME = "Snapforge-Warning";

    private WarningHeader() {}

    /** Adds a word. */
    public static void add(HttpServletResponse response, String code) {
        String before = response.getHeader(NAME);
        response.setHeader(NAME, before == null ? code : before + ", " + code);
    }
}
