package dev.snapforge.verify;

import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a key set says besides its keys; nothing in it has been verified.
 *
 * @param endorsements DSSE envelopes as JSON
 * @param revoked ids of keys
 */
record KeySetAnnouncements(List<byte[]> endorsements, Set<String> revoked) {

    /** More than a service has in its life; a longer list would only cost time. */
    private static final int MAX_ENDORSEMENTS = 200;

    static KeySetAnnouncements read(String jwks) {
        if (!(CanonicalJson.parse(jwks.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> set)) {
            throw malformed("an object", "something else");
        }
        List<?> endorsements = list(set.get("endorsements"), "endorsements");
        if (endorsements.size() > MAX_ENDORSEMENTS) {
            throw malformed("at most " + MAX_ENDORSEMENTS + " endorsements", endorsements.size() + "");
        }
        return new KeySetAnnouncements(
                endorsements.stream().map(CanonicalJson::write).toList(),
                list(set.get("revoked"), "revoked").stream()
                        .map(String::valueOf)
                        .collect(Collectors.toSet()));
    }

    PublicKeyInfo applyTo(PublicKeyInfo key) {
        return revoked.contains(key.keyId())
                ? new PublicKeyInfo(key.keyId(), key.raw32(), key.notBefore(), key.notAfter(), KeyStatus.REVOKED)
                : key;
    }

    private static List<?> list(@Nullable Object member, String name) {
        if (member == null) {
            return List.of();
        }
        if (member instanceof List<?> list) {
            return list;
        }
        throw malformed("an array '" + name + "'", "something else");
    }

    private static MalformedValueException malformed(String expected, String found) {
        return new MalformedValueException("malformed-key-set", "JSON Web Key Set", expected, found);
    }
}
