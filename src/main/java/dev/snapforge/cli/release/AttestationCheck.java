package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.verify.Dsse;
import dev.snapforge.verify.VerificationKeys;
import java.time.Clock;

/** Whether an attestation is signed by a trusted key, and about this container. */
final class AttestationCheck {

    private static final String IN_TOTO = "application/vnd.in-toto+json";

    private final VerificationKeys keys;
    private final Clock clock;

    public AttestationCheck(VerificationKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Refuses an attestation that does not prove where this container comes from.
     *
     * @param envelope DSSE
     * @throws dev.snapforge.verify.VerificationException if its signature does not count
     * @throws CommandException {@code other-subject}, if it is about something else
     */
    public void require(byte[] envelope, Digest container) {
        byte[] statement = Dsse.verify(envelope, IN_TOTO, keys, clock);
        JsonView json = JsonView.parse(statement).orElse(new JsonView(null));
        boolean about = json.list("subject").stream()
                .anyMatch(it -> it.at("digest").text("sha256").equals(container.hex()));
        if (!about) {
            throw new CommandException(
                    ErrorCategory.DAMAGED,
                    "other-subject",
                    "The attestation is about another file.",
                    container.toString(),
                    json.list("subject").isEmpty() ? "no subject" : "another digest",
                    "Do not use it. Fetch both again.");
        }
    }
}
