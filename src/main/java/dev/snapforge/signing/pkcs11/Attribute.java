package dev.snapforge.signing.pkcs11;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A property of an object in a token (CK_ATTRIBUTE), with the numbers that the standard gives them. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Attribute(long type, byte[] value) {

    static final long CLASS = 0x00;
    static final long LABEL = 0x03;
    static final long KEY_TYPE = 0x100;
    static final long ID = 0x102;
    static final long EC_POINT = 0x181;

    static final long PUBLIC_KEY = 2;
    static final long PRIVATE_KEY = 3;

    static Attribute number(long type, long value) {
        return new Attribute(
                type,
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .putLong(value)
                        .array());
    }

    static Attribute text(long type, String value) {
        return new Attribute(type, value.getBytes(StandardCharsets.UTF_8));
    }

    static long toNumber(byte[] value) {
        return ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getLong();
    }
}
