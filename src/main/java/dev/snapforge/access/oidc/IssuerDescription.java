package dev.snapforge.access.oidc;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;

/**
 * What an issuer publishes about itself (OpenID Connect Discovery 1.0, section 4). Each request ends after {@value #CONNECT_MILLIS} ms to
 * connect or {@value #READ_MILLIS} ms to read, and at {@value #MOST_BYTES} bytes.
 */
record IssuerDescription(URI issuer) {

    static final int CONNECT_MILLIS = 3000;
    static final int READ_MILLIS = 5000;
    static final int MOST_BYTES = 512 * 1024;

    private static final ResourceRetriever HTTP = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);

    /** Fetches it. */
    Map<String, Object> read() throws IOException, ParseException {
        String base = issuer.toString().replaceAll("/$", "");
        Map<String, Object> description = JSONObjectUtils.parse(
                read(URI.create(base + "/.well-known/openid-configuration").toURL()));
        // Section 4.3: the two must be the same, or another issuer's keys and addresses would count as this issuer's.
        if (!issuer.toString().equals(JSONObjectUtils.getString(description, "issuer"))) {
            throw new ParseException("The description is another issuer's.", 0);
        }
        return description;
    }

    /** Fetches any text of the issuer. */
    static String read(URL address) throws IOException {
        return HTTP.retrieveResource(address).getContent();
    }

    /** An address in a description that nothing on the way can change. */
    static URI address(Map<String, Object> description, String member) throws IOException, ParseException {
        URI found = JSONObjectUtils.getURI(description, member);
        if (found == null || !IssuerAddress.is(found)) {
            throw new MalformedURLException("The issuer has no " + member + " at an https address.");
        }
        return found;
    }
}
