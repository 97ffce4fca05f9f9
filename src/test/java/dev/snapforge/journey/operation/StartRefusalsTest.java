package dev.snapforge.journey.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that cannot end well end before Postgres, migrations and engines are started. */
class StartRefusalsTest {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void namesAMisspeltSetting() {
        assertThat(log(Map.of("SNAPFORGE_SIGNING_KEYFILE_", "x"), Map.of()))
                .contains("There is no setting SNAPFORGE_SIGNING_KEYFILE_")
                .contains("Expected: SNAPFORGE_SIGNING_KEY_FILE");
    }

    @Test
    void refusesAnApiWithoutTheKey() {
        assertThat(log(Map.of(), Map.of("snapforge.role.signer", "false")))
                .contains("An api signs, too")
                .contains("set snapforge.role.api=false for a process that only builds");
    }

    @Test
    void namesAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(log(Map.of(), Map.of("server.port", port)))
                    .contains("The service cannot listen on port " + port)
                    .contains("Expected: a free port for server.port on 127.0.0.1")
                    .contains("Found: Address already in use")
                    .contains("SERVER_PORT=8090 ./mvnw spring-boot:run");
            assertThat(log(Map.of(), Map.of("management.server.port", port, "management.server.address", "127.0.0.1")))
                    .contains("a free port for management.server.port")
                    .contains("--management.server.port=8091");
        }
    }

    private String log(Map<String, String> environment, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("snapforge.postgres.directory", folder.toString());
        try (ServiceProcess service = ServiceProcess.launch("refused", folder, environment, settings)) {
            service.awaitEnd(LONGEST);
            String log = service.log();
            assertThat(log).contains("APPLICATION FAILED TO START").doesNotContain("Hikari", "Flyway", "Postgres");
            assertThat(folder.resolve("postgres")).doesNotExist();
            return log;
        }
    }
}
