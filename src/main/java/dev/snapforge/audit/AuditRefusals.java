package dev.snapforge.audit;

import dev.snapforge.kernel.SampleRefusals;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what requests for events are refused with. */
@Component
class AuditRefusals implements SampleRefusals {

    @Override
    public List<SnapforgeException> samples() {
        return List.of(new InvalidAuditQueryException("since", "a time such as 2026-11-25T09:00:00Z", "yesterday"));
    }
}
