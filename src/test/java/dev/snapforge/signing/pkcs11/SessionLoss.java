package dev.snapforge.signing.pkcs11;

import java.nio.file.Path;

/** Ends all sessions of this process with its tokens, between two calls, as a token does that was unplugged. */
public final class SessionLoss {

    private SessionLoss() {}

    /** What is plugged in now is what the next session finds. */
    public static void of(Path library) {
        synchronized (Token.LIBRARY) {
            try {
                Cryptoki.load(library).restart();
            } catch (CryptokiException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
