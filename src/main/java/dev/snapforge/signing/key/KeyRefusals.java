package dev.snapforge.signing.key;

import dev.snapforge.kernel.SampleRefusals;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what requests for keys are refused with. */
@Component
class KeyRefusals implements SampleRefusals {

    @Override
    public List<SnapforgeException> samples() {
        return List.of(new KeyNotFoundException("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"));
    }
}
