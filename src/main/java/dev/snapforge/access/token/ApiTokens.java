package dev.snapforge.access.token;

import dev.snapforge.access.Caller;
import dev.snapforge.access.Grant;
import dev.snapforge.access.InvalidTokenException;
import dev.snapforge.access.Scope;
import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.TimeOrderedId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists, revokes and recognises API tokens. */
@Service
public class ApiTokens {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");

    /** How often a use is noted: a request costs one statement, and not two. */
    private static final Duration USE_IS_NOTED = Duration.ofMinutes(1);

    private final ApiTokenRepository records;
    private final ApplicationEventPublisher changes;
    private final Clock clock;

    ApiTokens(ApiTokenRepository records, ApplicationEventPublisher changes, Clock clock) {
        this.records = records;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * A new token and its text.
     *
     * @param token what everybody with the right to may see
     * @param secret the text, which is shown now and never again
     */
    public record Created(ApiToken token, String secret) {

        /** Keeps the text out of logs. */
        @Override
        public String toString() {
            return token.toString();
        }
    }

    /**
     * Makes a token.
     *
     * @param name what its principal is called, after {@code token:}; the token of a name that has one already replaces it
     *     without a gap
     * @param createdBy the principal that makes it
     * @param expiresAt when it stops to count, or null for never
     * @throws TokenException {@code invalid-token-request}
     */
    @Transactional
    public Created create(String name, Grant grant, String createdBy, @Nullable Instant expiresAt) {
        Instant now = now();
        if (!NAME.matcher(name).matches()) {
            throw TokenException.invalidRequest(
                    "name", "1 to 64 of a-z, 0-9, '.', '_', '-', with a letter or digit at both ends", name);
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw TokenException.invalidRequest("expiresAt", "a time after " + now, expiresAt.toString());
        }
        TokenSecret secret = TokenSecret.generate();
        return new Created(add(name, grant, createdBy, expiresAt, secret), secret.text());
    }

    /** Newest first, revoked and expired ones among them. */
    @Transactional(readOnly = true)
    public List<ApiToken> list(@Nullable UUID before, int limit) {
        return records.list(before, limit);
    }

    /**
     * Makes a token useless, from the next request on. Nothing happens to one that is revoked already.
     *
     * @throws TokenException if there is none
     */
    @Transactional
    public void revoke(UUID id) {
        ApiToken token = records.find(id).orElseThrow(() -> TokenException.notFound(id));
        if (records.revoke(id, now())) {
            changes.publishEvent(new AuditableChange("token-revoked", id.toString(), Map.of("name", token.name())));
        }
    }

    /**
     * Whoever shows this text. It is looked up each time, so that a revoked token is refused at once by every process.
     *
     * @throws InvalidTokenException if no token has it, or the token does not count any more
     */
    public Caller authenticate(String text) {
        ApiToken token = records.findByHash(new TokenSecret(text).hash())
                .orElseThrow(() -> new InvalidTokenException("a token that an admin has made", "an unknown API token"));
        if (token.revokedAt() != null) {
            throw new InvalidTokenException("a token that counts", "a token that was revoked");
        }
        Instant now = now();
        if (token.expiresAt() != null && !now.isBefore(token.expiresAt())) {
            throw new InvalidTokenException("a token that counts", "a token that expired at " + token.expiresAt());
        }
        Instant since = now.minus(USE_IS_NOTED);
        if (token.lastUsedAt() == null || token.lastUsedAt().isBefore(since)) {
            records.used(token.id(), now, since);
        }
        return token.caller();
    }

    /** Whether a bearer token is meant for this class. */
    public static boolean isApiToken(String text) {
        return text.startsWith(TokenSecret.PREFIX);
    }

    /** Stores a token in the caller's transaction. */
    ApiToken add(String name, Grant grant, String createdBy, @Nullable Instant expiresAt, TokenSecret secret) {
        ApiToken token = new ApiToken(TimeOrderedId.next(clock), name, grant, createdBy, now(), expiresAt, null, null);
        if (records.insert(token, secret.hash())) {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("name", name);
            details.put(
                    "scopes", grant.scopes().stream().map(Scope::word).sorted().toList());
            details.put("names", grant.names().patterns());
            details.put("expiresAt", expiresAt == null ? "never" : expiresAt.toString());
            changes.publishEvent(new AuditableChange("token-created", token.id().toString(), details));
        }
        return token;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
