package dev.snapforge.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An issuer on this machine: discovery and keys over HTTP, and tokens with real signatures. */
public final class LocalIssuer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private final JWK elliptic = elliptic();
    private volatile String described;
    private volatile JWK current = rsa();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile UnaryOperator<JWTClaimsSet.Builder> person = UnaryOperator.identity();
    private volatile @Nullable String denial;

    public LocalIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        described = address().toString();
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, """
                        {"issuer": "%1$s", "jwks_uri": "%2$s/keys", "authorization_endpoint": "%2$s/authorize",
                         "token_endpoint": "%2$s/token", "subject_types_supported": ["public"],
                         "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(described, address())));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::exchange);
        server.createContext("/keys", exchange -> {
            fetches.incrementAndGet();
            answer(
                    exchange,
                    new JWKSet(List.of(current, elliptic)).toPublicJWKSet().toString());
        });
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How the next people sign in: the claims of their ID tokens, which have issuer, audience, subject and nonce already. */
    public void signsIn(UnaryOperator<JWTClaimsSet.Builder> claims) {
        person = claims;
        denial = null;
    }

    /** Sends people back with an error instead. */
    public void denies(String error) {
        denial = error;
    }

    /** Nobody has to say who they are here: whoever comes is sent back with a code. */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        String outcome = denial == null ? "code=" + code : "error=" + denial;
        exchange.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?" + outcome + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        Map<String, String> shown = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(String.valueOf(shown.get("code")));
        if (asked == null
                || !String.valueOf(asked.get("code_challenge")).equals(challenge(shown.get("code_verifier")))
                || !String.valueOf(asked.get("redirect_uri")).equals(shown.get("redirect_uri"))) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(address().toString())
                .audience(asked.get("client_id"))
                .subject("a-person")
                .claim("nonce", asked.get("nonce"));
        answer(
                exchange,
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \""
                        + token(person.apply(claims).build()) + "\"}");
    }

    private static String challenge(@Nullable String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> URLDecoder.decode(it[1], StandardCharsets.UTF_8)));
    }

    /** Signs with RSA, as most issuers do. */
    public String token(JWTClaimsSet claims) {
        return sign(current, JWSAlgorithm.RS256, claims);
    }

    /** The key that signs now, with its private half. */
    public JWK key() {
        return current;
    }

    public JWK ellipticKey() {
        return elliptic;
    }

    /** Replaces the RSA key; the one before is not among the keys any more. */
    public void rotate() {
        current = rsa();
    }

    /** How often the keys were asked for. */
    public int fetches() {
        return fetches.get();
    }

    /** Says in the description that it is another issuer. */
    public void describeAs(String other) {
        described = other;
    }

    public static String sign(JWK key, JWSAlgorithm algorithm, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, algorithm);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JWK rsa() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWK elliptic() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        answer(exchange, 200, json);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
