package dev.snapforge.access.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;

/** What an issuer publishes about itself (OpenID Connect Discovery 1.0, section 4). */
public record IssuerDescription(URI issuer) {

    /**
     * Fetches it.
     *
     * @throws IOException if the issuer does not answer in time
     * @throws ParseException if it cannot be read, or is another issuer's
     */
    public Map<String, Object> read() throws IOException, ParseException {
        String base = issuer.toString().replaceAll("/$", "");
        Map<String, Object> description =
                JSONObjectUtils.parse(IssuerHttp.read(URI.create(base + "/.well-known/openid-configuration")));
        // Section 4.3: the two must be the same, or another issuer's keys and addresses would count as this issuer's.
        if (!issuer.toString().equals(JSONObjectUtils.getString(description, "issuer"))) {
            throw new ParseException("The description is another issuer's.", 0);
        }
        return description;
    }

    /**
     * An address in a description that nothing on the way can change.
     *
     * @throws IOException if there is none at https
     * @throws ParseException if it is no address
     */
    public static URI address(Map<String, Object> description, String member) throws IOException, ParseException {
        URI found = JSONObjectUtils.getURI(description, member);
        if (found == null || !IssuerAddress.is(found)) {
            throw new MalformedURLException("The issuer has no " + member + " at an https address.");
        }
        return found;
    }
}
