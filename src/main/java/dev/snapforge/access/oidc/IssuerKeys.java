package dev.snapforge.access.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** An issuer's keys as they are at the moment, found by discovery (OpenID Connect Discovery 1.0, section 4) unless told where. */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private final IssuerDescription description;
    private volatile @Nullable URI jwks;

    IssuerKeys(IssuerDescription description, @Nullable URI jwks) {
        this.description = description;
        this.jwks = jwks;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws JWKSetUnavailableException, JWKSetParseException {
        try {
            return JWKSet.parse(IssuerHttp.read(address()));
        } catch (ParseException e) {
            throw new JWKSetParseException("The issuer's keys or its description cannot be read.", e);
        } catch (IOException e) {
            throw new JWKSetUnavailableException("The issuer's keys cannot be fetched.", e);
        }
    }

    private URI address() throws IOException, ParseException {
        URI known = jwks;
        if (known == null) {
            known = IssuerDescription.address(description.read(), "jwks_uri");
            jwks = known;
        }
        return known;
    }

    @Override
    public void close() {
        // Nothing is kept open between fetches.
    }
}
