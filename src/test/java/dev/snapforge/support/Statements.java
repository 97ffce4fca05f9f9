package dev.snapforge.support;

import static dev.snapforge.support.ServiceClient.json;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.json.CanonicalJson;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.verify.Dsse;
import dev.snapforge.verify.VerificationKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Reads signed statements as a client does: with the keys of the key set, and nothing else believed. */
public final class Statements {

    private final ServiceClient service;

    public Statements(ServiceClient service) {
        this.service = service;
    }

    /** The statement inside, once its signature was found genuine. */
    public AnswerObject verified(AnswerObject envelope) {
        VerificationKeys keys =
                VerificationKeys.fromJwks(service.get("/.well-known/jwks.json").body());
        byte[] body = Dsse.verify(
                envelope.json().toString().getBytes(StandardCharsets.UTF_8),
                "application/vnd.in-toto+json",
                keys,
                Clock.systemUTC());
        assertThat(body).as("canonical form").isEqualTo(CanonicalJson.write(CanonicalJson.parse(body)));
        AnswerObject statement = AnswerObject.of(json(new String(body, StandardCharsets.UTF_8)));
        assertThat(statement).has("_type", "https://in-toto.io/Statement/v1").hasSome("subject");
        return statement;
    }
}
