package dev.snapforge.journey.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.support.RawHttp;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** A service that asks nobody who they are is not to be had under a name that a stranger has led to this machine. */
@SpringBootTest(
        classes = SnapforgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.role.builder=false",
            "management.server.port=0",
            "snapforge.access.hosts=snapforge.internal,build.internal",
            "snapforge.blob.directory=" + ForeignHostsTest.DATA + "/blobs",
            "snapforge.upload.directory=" + ForeignHostsTest.DATA + "/uploads",
            "snapforge.signing.key-file=" + ForeignHostsTest.DATA + "/signing-key.pem",
        })
@ContextConfiguration(initializers = SharedPostgres.class)
class ForeignHostsTest {

    static final String DATA = "${tests.fork.folder:target/tests}/hosts";

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "localhost.",
                "127.0.0.1@evil.example",
                "8.8.8.8",
                "0.0.0.0:8080",
                "[2001:db8::1]:8080",
                "snapforge.internal.evil.example",
            })
    void areRefusedForReadsAndChangesOnBothPorts(String host) throws IOException {
        for (String request : new String[] {"GET /api/v1/builds", "GET /swagger-ui.html", "POST /api/v1/builds"}) {
            assertForeign(answer(port, request, host));
        }
        for (String request :
                new String[] {"GET /actuator/health", "GET /actuator/prometheus", "POST /actuator/health"}) {
            assertForeign(answer(managementPort, request, host));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1",
                "127.1.2.3:1",
                "[::1]:8080",
                "snapforge.internal",
                "Build.Internal:443",
            })
    void theServicesOwnAreServed(String host) throws IOException {
        assertThat(answer(port, "GET /api/v1/builds", host).status()).isEqualTo(200);
        assertThat(answer(managementPort, "GET /actuator/health/liveness", host).status())
                .isEqualTo(200);
    }

    /** What a kubelet does with the address of a pod. */
    @Test
    void probesMayUseTheAddressThatTheyConnectTo() throws IOException {
        Optional<InetAddress> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(it -> it instanceof Inet4Address && !it.isLoopbackAddress())
                .findFirst();
        assumeThat(own).as("a machine with a network").isPresent();
        RawHttp pod = new RawHttp(own.orElseThrow(), managementPort);
        String address = own.orElseThrow().getHostAddress();
        assertThat(pod.send(request("GET /actuator/health/readiness", address + ':' + managementPort))
                        .status())
                .isEqualTo(200);
        assertForeign(pod.send(request("GET /actuator/health/readiness", "8.8.8.8")));
    }

    @Test
    void aRequestWithoutOneIsNoBrowsers() throws IOException {
        byte[] old = "GET /actuator/health/liveness HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new RawHttp(managementPort).send(old).status()).isEqualTo(200);
    }

    private static void assertForeign(RawHttp.Answer answer) {
        // Tomcat itself refuses what is no host at all.
        assertThat(answer.status()).isIn(400, 403);
        if (answer.status() == 403) {
            assertThat(answer.body()).contains("\"code\":\"foreign-host\"");
        }
    }

    private static RawHttp.Answer answer(int port, String request, String host) throws IOException {
        return new RawHttp(port).send(request(request, host));
    }

    private static byte[] request(String request, String host) {
        return (request + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
