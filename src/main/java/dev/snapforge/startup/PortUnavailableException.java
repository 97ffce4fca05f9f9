package dev.snapforge.startup;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.net.InetSocketAddress;

/** A port that the service is to listen on cannot be had; the service does not start. */
final class PortUnavailableException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param setting that names the port
     * @param address the address and the port
     * @param reason the operating system's, for example {@code Address already in use}
     */
    PortUnavailableException(String setting, InetSocketAddress address, String reason) {
        super(
                ErrorCategory.INTERNAL,
                "port-unavailable",
                "The service cannot listen on port " + address.getPort() + ".",
                "a free port for " + setting + " on " + address.getAddress().getHostAddress(),
                reason,
                "Stop the process that uses the port, or choose another one: "
                        + ("server.port".equals(setting)
                                ? "SERVER_PORT=8090 ./mvnw spring-boot:run, or --server.port=8090 behind java -jar."
                                : "--" + setting + "=8091."));
    }
}
