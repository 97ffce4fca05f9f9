package dev.snapforge.signing.pkcs11;

import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Logs in, and never so often that the token locks itself: a PIN that was refused is not tried again, and the last try is left to people. */
final class TokenLogin {

    private static final long FINAL_TRY = 0x20000;
    private static final long LOCKED = 0x40000;

    private final Path pinFile;
    private byte @Nullable [] refused;

    TokenLogin(Path pinFile) {
        this.pinFile = pinFile;
    }

    void into(Cryptoki cryptoki, long session, Cryptoki.Slot slot) throws CryptokiException {
        if ((slot.flags() & LOCKED) != 0) {
            throw Pkcs11Exception.pinRefused("a token that is locked after too many wrong PINs");
        }
        if ((slot.flags() & FINAL_TRY) != 0) {
            throw Pkcs11Exception.pinRefused("a token that one more wrong PIN locks");
        }
        try (Pin pin = Pin.read(pinFile)) {
            byte[] fingerprint = pin.fingerprint();
            if (refused != null && MessageDigest.isEqual(fingerprint, refused)) {
                throw Pkcs11Exception.pinRefused("the PIN that it has refused before");
            }
            try {
                cryptoki.login(session, pin.value());
                refused = null;
            } catch (CryptokiException e) {
                if (!e.isAboutThePin()) {
                    // A hiccup of the token: the same PIN may be right a moment later.
                    throw e;
                }
                refused = fingerprint;
                throw Pkcs11Exception.pinRefused(String.valueOf(e.getMessage()));
            }
        }
    }
}
