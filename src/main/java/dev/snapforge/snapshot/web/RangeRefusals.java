package dev.snapforge.snapshot.web;

import dev.snapforge.kernel.SampleRefusals;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what downloads are refused with. */
@Component
class RangeRefusals implements SampleRefusals {

    @Override
    public List<SnapforgeException> samples() {
        return List.of(new RangeNotSatisfiableException("bytes=9000000-", 545_945));
    }
}
