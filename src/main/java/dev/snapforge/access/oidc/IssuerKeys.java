package dev.snapforge.access.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issuer's keys as they are at the moment, found by discovery (OpenID Connect Discovery 1.0, section 4) unless told where. */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final int CONNECT_MILLIS = 3000;
    private static final int READ_MILLIS = 5000;
    private static final int MOST_BYTES = 512 * 1024;

    private final ResourceRetriever http = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);
    private final URI issuer;
    private volatile @Nullable URI jwks;

    IssuerKeys(URI issuer, @Nullable URI jwks) {
        this.issuer = issuer;
        this.jwks = jwks;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws JWKSetUnavailableException, JWKSetParseException {
        try {
            return JWKSet.parse(http.retrieveResource(address()).getContent());
        } catch (ParseException e) {
            throw new JWKSetParseException("The issuer's keys or its description cannot be read.", e);
        } catch (IOException e) {
            throw new JWKSetUnavailableException("The issuer's keys cannot be fetched.", e);
        }
    }

    private URL address() throws IOException, ParseException {
        URI known = jwks;
        if (known == null) {
            known = discover();
            jwks = known;
        }
        return known.toURL();
    }

    private URI discover() throws IOException, ParseException {
        String base = issuer.toString().replaceAll("/$", "");
        URL place = URI.create(base + "/.well-known/openid-configuration").toURL();
        Map<String, Object> description =
                JSONObjectUtils.parse(http.retrieveResource(place).getContent());
        // Section 4.3: the two must be the same, or somebody else's keys would count as this issuer's.
        if (!issuer.toString().equals(JSONObjectUtils.getString(description, "issuer"))) {
            throw new ParseException("The description is another issuer's.", 0);
        }
        URI found = JSONObjectUtils.getURI(description, "jwks_uri");
        if (found == null || !IssuerAddress.is(found)) {
            throw new MalformedURLException("The issuer has no keys at an https address.");
        }
        return found;
    }

    @Override
    public void close() {
        // Nothing is kept open between fetches.
    }
}
