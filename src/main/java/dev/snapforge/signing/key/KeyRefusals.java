package dev.snapforge.signing.key;

import dev.snapforge.kernel.SampleRefusals;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what requests for keys are refused with. */
@Component
class KeyRefusals implements SampleRefusals {

    @Override
    public List<SnapforgeException> samples() {
        PublicKeyInfo key = PublicKeyInfo.of(new byte[32], Instant.EPOCH, null, KeyStatus.REVOKED);
        return List.of(
                new KeyNotFoundException(key.keyId()),
                new KeyInUseException(key.keyId()),
                new KeyAlreadyWithdrawnException(new KeyRecord(key, "A copy of it was found.", Instant.EPOCH)));
    }
}
