package dev.snapforge.access.oidc;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a claim must say.
 *
 * @param claim its name
 * @param pattern its value, with {@code *} for any text, slashes among it
 */
record ClaimPattern(String claim, String pattern) {

    /** @throws IllegalArgumentException if the text is not {@code claim=value} */
    static ClaimPattern parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not of the form claim=value, for example repository=acme/tools.");
        }
        return new ClaimPattern(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    /** Whether it says where the value begins; of an address, which ends with its owner, the domain. */
    boolean pinsOwner() {
        return !pattern.startsWith("*") || (claim.equals("email") && pattern.matches("\\*@[^*]+"));
    }

    /** Whether a token's claims hold what is asked for. Lists and objects never do. */
    boolean matches(TokenClaims claims) {
        String value = claims.text(claim);
        return value != null && compiled().matcher(value).matches();
    }

    private Pattern compiled() {
        // Without DOTALL, '*' does not reach across lines.
        return Pattern.compile(
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
