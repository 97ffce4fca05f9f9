package dev.snapforge.signing.pkcs11;

import dev.snapforge.signing.secret.FileExposure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** The PIN in a file, read anew for each login and wiped after it. */
final class Pin implements AutoCloseable {

    private static final int LONGEST = 256;

    private final byte[] value;

    private Pin(byte[] value) {
        this.value = value;
    }

    /** The first line of the file, without its end. */
    static Pin read(Path file) {
        try {
            Optional<String> exposure = FileExposure.of(file);
            if (exposure.isPresent()) {
                throw Pkcs11Exception.noPin(exposure.get());
            }
            if (Files.size(file) > LONGEST) {
                throw Pkcs11Exception.noPin(Files.size(file) + " bytes");
            }
            byte[] content = Files.readAllBytes(file);
            int end = 0;
            while (end < content.length && content[end] != '\n' && content[end] != '\r') {
                end++;
            }
            byte[] pin = Arrays.copyOf(content, end);
            Arrays.fill(content, (byte) 0);
            return new Pin(pin);
        } catch (IOException e) {
            throw Pkcs11Exception.noPin(e.getClass().getSimpleName());
        }
    }

    byte[] value() {
        return value;
    }

    /** Tells one PIN from another without keeping it. */
    byte[] fingerprint() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        Arrays.fill(value, (byte) 0);
    }
}
