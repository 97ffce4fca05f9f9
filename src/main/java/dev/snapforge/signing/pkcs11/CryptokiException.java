package dev.snapforge.signing.pkcs11;

import java.util.Locale;
import java.util.Map;

/** A function of the library answered something else than CKR_OK. */
final class CryptokiException extends Exception {

    private static final long serialVersionUID = 1L;

    static final long HOST_MEMORY = 0x02;
    static final long DATA_INVALID = 0x20;
    static final long DATA_LENGTH = 0x21;

    private static final long FIRST_OF_PIN = 0xA0;
    private static final long LAST_OF_PIN = 0xA4;

    private static final Map<Long, String> NAMES = Map.ofEntries(
            Map.entry(HOST_MEMORY, "CKR_HOST_MEMORY"),
            Map.entry(0x03L, "CKR_SLOT_ID_INVALID"),
            Map.entry(0x05L, "CKR_GENERAL_ERROR"),
            Map.entry(0x06L, "CKR_FUNCTION_FAILED"),
            Map.entry(DATA_INVALID, "CKR_DATA_INVALID"),
            Map.entry(DATA_LENGTH, "CKR_DATA_LEN_RANGE"),
            Map.entry(0x30L, "CKR_DEVICE_ERROR"),
            Map.entry(0x32L, "CKR_DEVICE_REMOVED"),
            Map.entry(0x60L, "CKR_KEY_HANDLE_INVALID"),
            Map.entry(0x63L, "CKR_KEY_TYPE_INCONSISTENT"),
            Map.entry(0x68L, "CKR_KEY_FUNCTION_NOT_PERMITTED"),
            Map.entry(0x70L, "CKR_MECHANISM_INVALID"),
            Map.entry(0x82L, "CKR_OBJECT_HANDLE_INVALID"),
            Map.entry(0xA0L, "CKR_PIN_INCORRECT"),
            Map.entry(0xA1L, "CKR_PIN_INVALID"),
            Map.entry(0xA2L, "CKR_PIN_LEN_RANGE"),
            Map.entry(0xA3L, "CKR_PIN_EXPIRED"),
            Map.entry(0xA4L, "CKR_PIN_LOCKED"),
            Map.entry(0xB0L, "CKR_SESSION_CLOSED"),
            Map.entry(0xB3L, "CKR_SESSION_HANDLE_INVALID"),
            Map.entry(0xE0L, "CKR_TOKEN_NOT_PRESENT"),
            Map.entry(0xE1L, "CKR_TOKEN_NOT_RECOGNIZED"),
            Map.entry(0x101L, "CKR_USER_NOT_LOGGED_IN"),
            Map.entry(0x102L, "CKR_USER_PIN_NOT_INITIALIZED"),
            Map.entry(0x190L, "CKR_CRYPTOKI_NOT_INITIALIZED"));

    private final long value;

    CryptokiException(String function, long value) {
        super(function + " answered " + name(value));
        this.value = value;
    }

    /** Whether the message is what the token does not take, however often it is asked. */
    boolean isAboutTheMessage() {
        return value == HOST_MEMORY || value == DATA_INVALID || value == DATA_LENGTH;
    }

    /** Whether the PIN is wrong, and would be again: CKR_PIN_INCORRECT to CKR_PIN_LOCKED. */
    boolean isAboutThePin() {
        return value >= FIRST_OF_PIN && value <= LAST_OF_PIN;
    }

    private static String name(long value) {
        return NAMES.getOrDefault(value, String.format(Locale.ROOT, "0x%X", value));
    }
}
