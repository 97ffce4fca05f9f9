package dev.snapforge.format;

import java.security.MessageDigest;
import java.util.zip.Checksum;

/** Bytes that are read in parts, wherever they lie. What is asked for must lie within them. */
interface ByteSource {

    /** How many there are. */
    long size();

    /** Some of them, copied. */
    byte[] read(long offset, int length);

    /** Adds a part of them to a checksum. */
    void update(Checksum sum, long offset, long length);

    /** Adds a part of them to a digest. */
    void update(MessageDigest digest, long offset, long length);
}
