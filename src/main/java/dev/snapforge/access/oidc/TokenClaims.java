package dev.snapforge.access.oidc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The claims of a token, as far as the issuer stands by them. */
record TokenClaims(Map<String, Object> values) {

    /**
     * What a claim says; null if it is missing, a list or an object. An {@code email} that the issuer does not call verified is missing as
     * well: at some issuers, people may enter the address of another person.
     */
    @Nullable
    String text(String claim) {
        if (claim.equals("email") && !"true".equals(plain("email_verified"))) {
            return null;
        }
        return plain(claim);
    }

    private @Nullable String plain(String claim) {
        Object value = values.get(claim);
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }
}
