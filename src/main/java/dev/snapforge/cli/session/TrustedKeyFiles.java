package dev.snapforge.cli.session;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.VerificationKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The public keys whose signatures count. */
final class TrustedKeyFiles {

    private static final String KEY_SET = "/.well-known/jwks.json";
    private static final int MAX_SET = 1 << 20;

    private TrustedKeyFiles() {}

    /**
     * The keys in these files, each a PEM block or a JSON Web Key Set.
     *
     * @throws CommandException if a file cannot be read
     * @throws dev.snapforge.core.MalformedValueException if it holds no key
     */
    static VerificationKeys ofFiles(List<Path> files) {
        List<PublicKeyInfo> keys = new ArrayList<>();
        for (Path file : files) {
            String text = read(file);
            VerificationKeys found = text.stripLeading().startsWith("{")
                    ? VerificationKeys.fromJwks(text)
                    : VerificationKeys.fromPem(text);
            for (String id : found.ids()) {
                if (keys.stream().noneMatch(it -> it.keyId().equals(id))) {
                    found.find(id).ifPresent(keys::add);
                }
            }
        }
        return VerificationKeys.of(keys);
    }

    /** These keys, after what the service says of them: keys that one of them vouches for, and revocations. */
    static VerificationKeys learning(VerificationKeys keys, ServiceConnection service, Clock clock) {
        return keys.learning(keySet(service), clock);
    }

    /** The keys that the service names: as good as the connection to it, and no better. */
    static VerificationKeys ofService(ServiceConnection service) {
        return VerificationKeys.fromJwks(keySet(service));
    }

    private static String keySet(ServiceConnection service) {
        return new String(service.bytes(KEY_SET, "application/json", MAX_SET), StandardCharsets.UTF_8);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw CommandException.unreadable(file, e);
        }
    }
}
