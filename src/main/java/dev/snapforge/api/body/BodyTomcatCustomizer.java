package dev.snapforge.api.body;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Puts {@link BodyValve} before everything else, and bounds what of a body is no content. */
@Component
class BodyTomcatCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Extensions of chunks and fields behind the last one: nobody needs them here, and a client may send them byte by byte. */
    private static final int MOST_BESIDE_CONTENT = 32;

    private final BodySettings settings;

    BodyTomcatCustomizer(BodySettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new BodyValve(settings));
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
                protocol.setMaxExtensionSize(MOST_BESIDE_CONTENT);
                protocol.setMaxTrailerSize(MOST_BESIDE_CONTENT);
                // Beyond what the valve has seen to.
                protocol.setMaxSwallowSize(0);
            }
        });
    }
}
