package dev.snapforge.snapshot.web;

import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Gives connections a buffer that is large enough for downloads. */
@Component
class DownloadTomcatCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /**
     * What is written by one call of the operating system, in bytes; Tomcat has 8 KiB. Each open connection has such a buffer, and larger
     * ones are hardly faster.
     */
    private static final String WRITE_BUFFER = Integer.toString(32 << 10);

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractProtocol<?>) {
                connector.setProperty("socket.appWriteBufSize", WRITE_BUFFER);
            }
        });
    }
}
