package dev.snapforge.verify;

import java.util.List;

/** A DSSE envelope as it was read: nothing in it has been verified. */
public final class Envelope {

    private final String payloadType;
    private final byte[] payload;
    private final List<Mark> signatures;

    Envelope(String payloadType, byte[] payload, List<Mark> signatures) {
        this.payloadType = payloadType;
        this.payload = payload;
        this.signatures = List.copyOf(signatures);
    }

    /** The media type of the body, for example {@code application/vnd.in-toto+json}. */
    public String payloadType() {
        return payloadType;
    }

    /** A copy of the body. */
    public byte[] payload() {
        return payload.clone();
    }

    List<Mark> signatures() {
        return signatures;
    }

    /** One signature, and who is said to have made it. */
    static final class Mark {

        private final String keyId;
        private final byte[] signature;

        Mark(String keyId, byte[] signature) {
            this.keyId = keyId;
            this.signature = signature;
        }

        String keyId() {
            return keyId;
        }

        byte[] signature() {
            return signature;
        }
    }
}
