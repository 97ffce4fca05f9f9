package dev.snapforge.support;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a {@link LocalIssuer} does with people: its page, which gives out codes, and its token endpoint, which takes them. */
public final class LocalSignIn {

    private final LocalIssuer issuer;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile UnaryOperator<JWTClaimsSet.Builder> person = UnaryOperator.identity();
    private volatile @Nullable String denial;
    private volatile @Nullable String iss;
    private volatile @Nullable String credentials;
    private volatile @Nullable HttpHandler tokenEndpoint;
    private volatile boolean asks;

    LocalSignIn(LocalIssuer issuer) {
        this.issuer = issuer;
    }

    /** Everything as it was at first. */
    public void reset() {
        person = UnaryOperator.identity();
        denial = null;
        iss = null;
        credentials = null;
        tokenEndpoint = null;
        asks = false;
    }

    /** How the next people sign in: the claims of their ID tokens, which have issuer, audience, subject and nonce already. */
    public void signIn(UnaryOperator<JWTClaimsSet.Builder> claims) {
        person = claims;
    }

    /** Sends people back with an error instead. */
    public void deny(String error) {
        denial = error;
    }

    /** Names an issuer in what people bring back (RFC 9207). */
    public void answerAs(String address) {
        iss = address;
    }

    /** Wants a client to prove itself with HTTP's basic authentication. */
    public void want(String id, String secret) {
        credentials = "Basic "
                + Base64.getEncoder()
                        .encodeToString((encoded(id) + ":" + encoded(secret)).getBytes(StandardCharsets.US_ASCII));
    }

    /** Does something else with codes. */
    public void exchangeBy(HttpHandler handler) {
        tokenEndpoint = handler;
    }

    /** Sends no one back before they have clicked. */
    public void ask() {
        asks = true;
    }

    /** Asks for no proof: every visitor is the person of {@link #signIn}. */
    void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        String outcome = denial == null ? "code=" + code : "error=" + denial;
        String back = asked.get("redirect_uri") + "?" + outcome + "&state=" + asked.get("state")
                + (iss == null ? "" : "&iss=" + encoded(String.valueOf(iss)));
        if (asks) {
            byte[] page = ("<!DOCTYPE html><title>Issuer</title><link rel=icon href=data:,><a id=yes href='" + back
                            + "'>Yes, it is me</a>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        } else {
            exchange.getResponseHeaders().set("Location", back);
            exchange.sendResponseHeaders(302, -1);
        }
        exchange.close();
    }

    void exchange(HttpExchange exchange) throws IOException {
        if (tokenEndpoint != null) {
            tokenEndpoint.handle(exchange);
            return;
        }
        Map<String, String> shown = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (credentials != null
                && !credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            LocalIssuer.answer(exchange, 401, "{\"error\": \"invalid_client\"}");
            return;
        }
        Map<String, String> asked = codes.remove(String.valueOf(shown.get("code")));
        if (asked == null
                || !String.valueOf(asked.get("code_challenge")).equals(challenge(shown.get("code_verifier")))
                || !String.valueOf(asked.get("redirect_uri")).equals(shown.get("redirect_uri"))) {
            LocalIssuer.answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer.address().toString())
                .audience(asked.get("client_id"))
                .subject("a-person")
                .claim("nonce", asked.get("nonce"));
        LocalIssuer.answer(
                exchange,
                200,
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \""
                        + issuer.token(person.apply(claims).build()) + "\"}");
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
