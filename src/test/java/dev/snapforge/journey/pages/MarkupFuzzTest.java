package dev.snapforge.journey.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.journey.pages.HostileMarkup.Alphabet;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.ProtectedService.TickingClock;
import dev.snapforge.support.ProtectedService.TrustedIssuer;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.Tokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever authors write, their texts are texts on every page: its elements, attributes and links are those of the same page with harmless
 * texts. Each input is made from its number, which a failure names: {@code -Dtests.fuzz.first=4711 -Dtests.fuzz.inputs=1} makes that one
 * again.
 */
@ProtectedService
@TestPropertySource(
        properties = {
            "snapforge.access.requests-per-minute=0",
            "snapforge.access.oidc.rules[0].issuer=ci",
            "snapforge.access.oidc.rules[0].claims=repository=acme/*",
            "snapforge.access.oidc.rules[0].scopes=builds:write,snapshots:read,channels:write",
            "snapforge.access.oidc.rules[0].names=*",
        })
class MarkupFuzzTest {

    private static final long FIRST = Long.getLong("tests.fuzz.first", 0);
    private static final int SHAPES = 12;

    /** What lists have once others have filled a page of them. */
    private static final List<String> MORE_THAN_A_PAGE = List.of(
            "nav aria-label=… class=pages", "a href=/builds?name=&status=&target=&principal=&label=&cursor= rel=next");

    @LocalServerPort
    private int port;

    @Autowired
    private AccessSettings access;

    @Autowired
    private StandInBuilder builder;

    private final Map<Long, Visited> harmless = new HashMap<>();
    private ServiceClient service;
    private Tokens tokens;

    /** What was seen of an author's things: pages by what they are, and the fields that were filled in. */
    private record Visited(FuzzedAuthor author, Map<String, PageStructure> pages) {}

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
        tokens = new Tokens(port, access);
        builder.live();
    }

    @Test
    void textsAreTexts() throws Exception {
        visit(Long.getLong("tests.fuzz.inputs", 24));
    }

    @Test
    @Tag("drills")
    void thousandsOfTextsAreTexts() throws Exception {
        visit(Long.getLong("tests.fuzz.inputs", 3_000));
    }

    private void visit(long inputs) throws Exception {
        List<String> complaints = new ArrayList<>();
        for (long seed = FIRST; seed < FIRST + inputs; seed++) {
            long shape = Math.floorMod(seed, SHAPES);
            Visited plain = harmless.get(shape);
            if (plain == null) {
                plain = visited(FuzzedAuthor.harmless(), shape);
                harmless.put(shape, plain);
            }
            Visited hostile = visited(FuzzedAuthor.hostile(seed), shape);
            for (String complaint : compare(plain, hostile)) {
                complaints.add("seed " + seed + ", " + complaint);
            }
            assertThat(complaints).hasSizeLessThan(20);
            if (seed % 500 == 499) {
                System.out.printf("%d inputs%n", seed + 1 - FIRST);
            }
        }
        System.out.printf(
                "%d inputs from %d, %d pages each%n",
                inputs, FIRST, harmless.values().iterator().next().pages().size());
        assertThat(complaints).isEmpty();
    }

    private Visited visited(FuzzedAuthor author, long shape) throws IOException {
        String name = "fuzzed-" + UUID.randomUUID();
        String principal = name + author.text("principal", Alphabet.VISIBLE, 120);
        String token = TrustedIssuer.ISSUER.token(claims(principal));
        FuzzedRelease release = new FuzzedRelease(service, builder, author, name, token, shape);
        Map<String, PageStructure> pages = new HashMap<>();
        List<String> published = release.publish();
        for (int i = 0; i < published.size(); i++) {
            String kind = published.get(i).substring(1).replaceAll("[/?].*", "");
            pages.put(kind + " " + i, page(published.get(i), token));
        }
        String admin = tokens.adminToken();
        pages.put(
                "audit",
                page("/administration/audit?principal=" + FuzzedRelease.encoded("ci:acme/" + principal), admin));
        String snapshot = published.stream()
                .filter(it -> it.startsWith("/snapshots/"))
                .findFirst()
                .orElseThrow();
        pages.put("revocable", page(snapshot, admin));
        assertThat(service.post(
                                snapshot + "/revoke",
                                "application/x-www-form-urlencoded",
                                "reason=" + FuzzedRelease.encoded(author.text("revocation", Alphabet.SENTENCE)),
                                "Authorization",
                                "Bearer " + admin)
                        .statusCode())
                .isEqualTo(302);
        pages.put("revoked", page(snapshot, admin));
        // These show more than one author's things, or refuse: only what kinds of elements they have can be compared.
        pages.put("list builds", page("/builds", token));
        pages.put("list home", page("/", token));
        // As pages are that are refused before anybody is known.
        pages.put("list signed out", structure("/problems/x", service.get("/problems/x", "Accept", "text/html")));
        List<String> asked = release.asked();
        for (int i = 0; i < asked.size(); i++) {
            pages.put("list asked " + i, page(asked.get(i), token));
        }
        return new Visited(author, pages);
    }

    private PageStructure page(String path, String token) {
        return structure(path, service.get(path, "Accept", "text/html,*/*;q=0.8", "Authorization", "Bearer " + token));
    }

    private static PageStructure structure(String path, HttpResponse<String> page) {
        assertThat(page.statusCode()).as(path).isLessThan(500);
        String type = page.headers().firstValue("Content-Type").orElse("");
        if (page.statusCode() == 400
                && page.headers().firstValue("X-Request-Id").isEmpty()) {
            // Tomcat's own, for an address that it passes on to nobody.
            assertThat(page.body()).as(path).doesNotContain("query");
            return PageStructure.NONE;
        }
        assertThat(page.headers().firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .as(path)
                .contains("default-src 'self'");
        return type.matches("(text/html|image/svg).*") ? PageStructure.of(page.body()) : PageStructure.NONE;
    }

    private static List<String> compare(Visited plain, Visited hostile) {
        List<String> complaints = new ArrayList<>();
        List<String> kinds = new ArrayList<>(MORE_THAN_A_PAGE);
        plain.pages().values().forEach(it -> kinds.addAll(it.kinds()));
        PageComparison texts = new PageComparison(plain.author(), hostile.author());
        hostile.pages().forEach((what, page) -> {
            PageStructure as = Objects.requireNonNull(plain.pages().get(what), what);
            if (what.startsWith("list")) {
                page.kinds().stream()
                        .filter(it -> !kinds.contains(it))
                        .forEach(it -> complaints.add(what + ": has " + it));
                return;
            }
            texts.complaints(as, page).forEach(it -> complaints.add(what + ": " + it));
        });
        return complaints;
    }

    private static JWTClaimsSet claims(String principal) {
        return new JWTClaimsSet.Builder()
                .issuer(TrustedIssuer.ISSUER.address().toString())
                .audience(ProtectedService.AUDIENCE)
                .subject("fuzz")
                .claim("repository", "acme/" + principal)
                .expirationTime(Date.from(
                        Instant.ofEpochMilli(TickingClock.MILLIS.get()).plusSeconds(3_600)))
                .build();
    }
}
