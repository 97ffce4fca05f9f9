package dev.snapforge.release.web;

import dev.snapforge.kernel.SampleRefusals;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what malformed requests about names are refused with. */
@Component
class ReleaseParameterRefusals implements SampleRefusals {

    @Override
    public List<SnapforgeException> samples() {
        return List.of(new InvalidParameterException("engine", "engine, v8Version or both", "neither"));
    }
}
