package dev.snapforge.storage;

import dev.snapforge.kernel.SampleRefusals;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows what requests about the store are refused with. */
@Component
class StorageRefusals implements SampleRefusals {

    @Override
    public List<SnapforgeException> samples() {
        UUID check = UUID.fromString("0199c1f0-7a80-7000-8000-00000000000f");
        return List.of(
                new StorageCheckRunningException(check),
                new StorageCheckEndedException(StorageCheck.Status.DONE),
                new StorageCheckNotFoundException(check),
                new InvalidStorageQueryException("limit", "1 to 500", "0"));
    }
}
