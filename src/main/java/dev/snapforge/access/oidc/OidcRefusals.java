package dev.snapforge.access.oidc;

import dev.snapforge.kernel.SampleRefusals;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what tokens of other issuers are refused with. */
@Component
class OidcRefusals implements SampleRefusals {

    @Override
    public List<SnapforgeException> samples() {
        return List.of(new NoTrustedPublisherException("github:acme/tools"), new IssuerUnavailableException("github"));
    }
}
