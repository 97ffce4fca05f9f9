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
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer on this machine: discovery and keys over HTTP, and tokens with real signatures. */
public final class LocalIssuer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private final JWK elliptic = elliptic();
    private volatile String described;
    private volatile JWK current = rsa();
    private final AtomicInteger descriptions = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LocalSignIn people;
    private volatile Map<String, Object> also = Map.of();
    private volatile boolean away;

    public LocalIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        described = address().toString();
        people = new LocalSignIn(this);
        server.createContext("/.well-known/openid-configuration", whileHere(exchange -> {
            descriptions.incrementAndGet();
            answer(exchange, 200, JSONObjectUtils.toJSONString(description()));
        }));
        server.createContext("/authorize", people::authorize);
        server.createContext("/token", whileHere(people::exchange));
        server.createContext("/keys", whileHere(exchange -> {
            fetches.incrementAndGet();
            answer(
                    exchange,
                    200,
                    new JWKSet(List.of(current, elliptic)).toPublicJWKSet().toString());
        }));
        server.setExecutor(threads);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it does with people who sign in. */
    public LocalSignIn people() {
        return people;
    }

    /** Ends connections without an answer, except those of people's browsers, or answers again. */
    public void isAway(boolean away) {
        this.away = away;
    }

    /** Says more in its description, or something else. */
    public void describesAlso(Map<String, Object> members) {
        also = Map.copyOf(members);
    }

    /** How often the description was asked for. */
    public int descriptions() {
        return descriptions.get();
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

    private Map<String, Object> description() {
        Map<String, Object> members = new HashMap<>(Map.of(
                "issuer",
                described,
                "jwks_uri",
                address() + "/keys",
                "authorization_endpoint",
                address() + "/authorize",
                "token_endpoint",
                address() + "/token",
                "subject_types_supported",
                List.of("public"),
                "response_types_supported",
                List.of("code"),
                "id_token_signing_alg_values_supported",
                List.of("RS256")));
        members.putAll(also);
        return members;
    }

    private HttpHandler whileHere(HttpHandler handler) {
        return exchange -> {
            if (away) {
                exchange.close();
            } else {
                handler.handle(exchange);
            }
        };
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
