package dev.snapforge.access.login;

import dev.snapforge.signing.secret.FileExposure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what proves to an issuer that it is this service that asks. */
final class ClientSecret {

    private static final int MOST_BYTES = 4096;

    private ClientSecret() {}

    /** @throws IllegalArgumentException if the file cannot be read, other users can read it, or it holds no secret */
    static String read(Path file) {
        try {
            FileExposure.of(file).ifPresent(mode -> {
                throw new IllegalArgumentException(
                        "Other users can read the client secret " + file + ": it has " + mode + ", and needs 0600.");
            });
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "The file " + file + " has more than " + MOST_BYTES + " bytes, which no client secret has.");
            }
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new IllegalArgumentException("The file " + file + " holds no client secret.");
            }
            return text;
        } catch (IOException e) {
            throw new IllegalArgumentException("The client secret " + file + " cannot be read.", e);
        }
    }
}
