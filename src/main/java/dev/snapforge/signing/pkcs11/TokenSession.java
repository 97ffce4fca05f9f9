package dev.snapforge.signing.pkcs11;

import java.util.Arrays;
import java.util.List;

/** What is open on a token, from a login until it is lost or closed. */
final class TokenSession {

    /** CKM_EDDSA; without parameters it is pure Ed25519. */
    private static final long EDDSA = 0x1057;

    private final Cryptoki cryptoki;
    private final long session;

    private TokenSession(Cryptoki cryptoki, long session) {
        this.cryptoki = cryptoki;
        this.session = session;
    }

    /** Finds the token and logs in. */
    static TokenSession open(Cryptoki cryptoki, TokenSettings settings, TokenLogin login) throws CryptokiException {
        cryptoki.restart();
        Cryptoki.Slot slot = slot(cryptoki.slotsWithTokens(), settings);
        long session = cryptoki.openSession(slot.number());
        try {
            login.into(cryptoki, session, slot);
        } catch (Pkcs11Exception | CryptokiException e) {
            cryptoki.closeSession(session);
            throw e;
        }
        return new TokenSession(cryptoki, session);
    }

    private static Cryptoki.Slot slot(List<Cryptoki.Slot> slots, TokenSettings settings) {
        List<Cryptoki.Slot> matching = slots.stream()
                .filter(it -> settings.slot() == null
                        ? it.label().equals(settings.tokenLabel())
                        : it.number() == settings.slot())
                .toList();
        if (matching.size() != 1) {
            throw Pkcs11Exception.noToken(
                    settings.token(),
                    slots.stream()
                            .map(it -> "'" + it.label() + "' in slot " + it.number())
                            .toList()
                            .toString());
        }
        return matching.get(0);
    }

    List<Long> find(Attribute... wanted) throws CryptokiException {
        return cryptoki.find(session, Arrays.asList(wanted));
    }

    byte[] attribute(long object, long type) throws CryptokiException {
        return cryptoki.attribute(session, object, type);
    }

    byte[] sign(long key, byte[] message) throws CryptokiException {
        return cryptoki.sign(session, key, EDDSA, message);
    }

    void close() {
        cryptoki.closeSession(session);
    }
}
