package dev.snapforge.access.oidc;

import dev.snapforge.access.AccessMode;
import dev.snapforge.access.AccessSettingException;
import dev.snapforge.access.ConditionalOnAccessMode;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what recognises tokens of issuers, if that is one of the modes. */
@Configuration(proxyBeanMethods = false)
class OidcConfiguration {

    @Bean
    @ConditionalOnAccessMode(AccessMode.OIDC)
    OidcAuthenticator oidcAuthenticator(OidcSettings settings, Clock clock) {
        try {
            return new OidcAuthenticator(settings, clock);
        } catch (IllegalArgumentException e) {
            throw AccessSettingException.unsafe(String.valueOf(e.getMessage()));
        }
    }
}
