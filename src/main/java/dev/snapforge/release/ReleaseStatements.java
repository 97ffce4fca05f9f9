package dev.snapforge.release;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.signing.ActiveKey;
import dev.snapforge.signing.KeyRing;
import dev.snapforge.signing.Signer;
import dev.snapforge.signing.SignerRole;
import dev.snapforge.verify.Dsse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Signs what names mean: in-toto statements, version 1, in DSSE envelopes. Each is verified as a client will before anybody
 * gets to see it.
 */
@Component
@SignerRole
public class ReleaseStatements {

    /** Says what the predicate of a release statement means. */
    static final String RELEASE = "https://snapforge.dev/release/v1";

    /** Says what the predicate of a channel statement means. */
    static final String CHANNEL = "https://snapforge.dev/channel/v1";

    private final Signer signer;
    private final KeyRing keys;
    private final Clock clock;

    ReleaseStatements(Signer signer, KeyRing keys, Clock clock) {
        this.signer = signer;
        this.keys = keys;
        this.clock = clock;
    }

    /** A signed statement, and the key that signed it. */
    public record Signed(String envelope, String keyId) {}

    /** Says that a snapshot is what a name's version is for a target. */
    public Signed release(Version version, Target target, Digest snapshot) {
        return sign(
                version,
                snapshot,
                RELEASE,
                Map.of(
                        "name", version.name(),
                        "version", version.version(),
                        "target", target.toString(),
                        "snapshot", snapshot.toString(),
                        "sequence", version.sequence(),
                        "issuedAt", now()));
    }

    /** Says that a channel points to a version, at its current revision. */
    public Signed channel(Version version, String channel, long revision) {
        return sign(
                version,
                version.content().digest(),
                CHANNEL,
                Map.of(
                        "name", version.name(),
                        "channel", channel,
                        "version", version.version(),
                        "sequence", version.sequence(),
                        "revision", revision,
                        "issuedAt", now()));
    }

    private Signed sign(Version version, Digest subject, String type, Map<String, Object> predicate) {
        Map<String, Object> statement = Map.of(
                "_type",
                "https://in-toto.io/Statement/v1",
                "subject",
                List.of(Map.of(
                        "name", version.name() + "@" + version.version(), "digest", Map.of("sha256", subject.hex()))),
                "predicateType",
                type,
                "predicate",
                predicate);
        ActiveKey key = signer.current();
        String envelope = key.attest(statement);
        byte[] read = Dsse.verify(envelope.getBytes(StandardCharsets.UTF_8), Dsse.IN_TOTO, keys.trusted(), clock);
        if (!Arrays.equals(read, CanonicalJson.write(statement))) {
            throw new IllegalStateException("What was signed is not what was to be signed");
        }
        return new Signed(envelope, key.keyId());
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
