package dev.snapforge.format;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.Checksum;

/** Bytes in memory. */
record ArraySource(byte[] bytes) implements ByteSource {

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] read(long offset, int length) {
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
    }

    @Override
    public void update(Checksum sum, long offset, long length) {
        sum.update(bytes, (int) offset, (int) length);
    }

    @Override
    public void update(MessageDigest digest, long offset, long length) {
        digest.update(bytes, (int) offset, (int) length);
    }
}
