package dev.snapforge.access;

import dev.snapforge.kernel.SampleRefusals;
import dev.snapforge.kernel.SnapforgeException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows what callers are refused with. */
@Component
class AccessRefusals implements SampleRefusals {

    @Override
    public List<SnapforgeException> samples() {
        return List.of(
                new AuthenticationRequiredException(),
                new InvalidTokenException("a token that counts", "a token that was revoked"),
                new ScopeMissingException(List.of(Scope.BUILDS_WRITE)),
                new NameNotAllowedException(Scope.BUILDS_WRITE, "team-b.web", List.of("team-a.*")),
                new RateLimitedException(1200, Duration.ofSeconds(3)),
                new InvalidTokenRequestException("scopes", "at least one scope", "none"),
                new TokenNotFoundException(UUID.fromString("0199c1f0-7a80-7000-8000-00000000000d")));
    }
}
