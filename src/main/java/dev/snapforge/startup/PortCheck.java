package dev.snapforge.startup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Refuses a start whose ports are in use, before Postgres and engines are started for nothing. It opens each port and closes it again;
 * who takes it in the seconds until Tomcat opens it is reported by Spring.
 */
public final class PortCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String PORT = "server.port";
    private static final String MANAGEMENT_PORT = "management.server.port";
    private static final String DEFAULT_PORT = "8080";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        if (event.getSpringApplication().getWebApplicationType() == WebApplicationType.NONE
                || "none".equalsIgnoreCase(environment.getProperty("spring.main.web-application-type"))) {
            return;
        }
        String port = environment.getProperty(PORT, DEFAULT_PORT);
        String managementPort = environment.getProperty(MANAGEMENT_PORT, port);
        check(PORT, port, environment.getProperty("server.address"));
        if (!managementPort.equals(port)) {
            check(MANAGEMENT_PORT, managementPort, environment.getProperty("management.server.address"));
        }
    }

    /** What is no port, or asks for any (0) or for none (-1), is not for this check to judge. */
    private static void check(String setting, String port, @Nullable String host) {
        if (!port.matches("[1-9]\\d{0,4}") || Integer.parseInt(port) > 0xFFFF) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            // As Tomcat does: connections of a service that has just ended are no reason to wait.
            socket.setReuseAddress(true);
            InetSocketAddress address = new InetSocketAddress(address(host), Integer.parseInt(port));
            try {
                socket.bind(address);
            } catch (IOException e) {
                throw new PortUnavailableException(setting, address, String.valueOf(e.getMessage()));
            }
        } catch (UnknownHostException e) {
            // Spring names the setting when it binds it.
        } catch (IOException e) {
            throw new IllegalStateException("A socket cannot be closed", e);
        }
    }

    private static InetAddress address(@Nullable String host) throws UnknownHostException {
        return host == null || host.isBlank() ? new InetSocketAddress(0).getAddress() : InetAddress.getByName(host);
    }
}
