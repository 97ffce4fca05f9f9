package dev.snapforge.signing.pkcs11;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the token is and which of its keys signs.
 *
 * @param library the PKCS#11 library that the token's manufacturer gives, for example {@code /usr/lib/softhsm/libsofthsm2.so}
 * @param tokenLabel the token's label; null if its slot is given
 * @param slot the token's slot; null if its label is given
 * @param keyLabel the label (CKA_LABEL) of the key pair; among several with it, the one with the greatest id signs
 * @param keyId the only id (CKA_ID) that may sign, in hexadecimal digits; null for the greatest
 * @param pinFile the user's PIN, in a file that the service alone can read
 * @param timeout how long the token may take for a signature, and a second more for each megabyte of what is signed
 */
public record TokenSettings(
        Path library,
        @Nullable String tokenLabel,
        @Nullable Long slot,
        @DefaultValue("snapforge") String keyLabel,
        @Nullable String keyId,
        Path pinFile,
        @DefaultValue("10s") Duration timeout) {

    private static final Pattern ID = Pattern.compile("([0-9a-fA-F]{2}){1,64}");
    private static final String PREFIX = "snapforge.signing.pkcs11.";

    /** Refuses what is missing, and what contradicts itself. */
    @SuppressWarnings("ConstantValue") // The binder gives null for what the settings lack.
    public TokenSettings {
        require(library != null, "library", "the path of a PKCS#11 library");
        require(pinFile != null, "pin-file", "the path of a file with the PIN");
        require((tokenLabel == null) != (slot == null), "token-label", "either it or " + PREFIX + "slot");
        require(keyId == null || ID.matcher(keyId).matches(), "key-id", "hexadecimal digits in pairs, for example 01");
        require(timeout.toMillis() > 0, "timeout", "at least 1ms");
    }

    private static void require(boolean holds, String setting, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("Expected for " + PREFIX + setting + ": " + expected);
        }
    }

    /** For messages: how the settings name the token. */
    String token() {
        return tokenLabel == null ? "a token in slot " + slot : "a token with the label '" + tokenLabel + "'";
    }
}
