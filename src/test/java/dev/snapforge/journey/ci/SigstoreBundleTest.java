package dev.snapforge.journey.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapforge.docs.MarkdownPage;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.WholeService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The Sigstore bundle of a snapshot, verified by Sigstore's own library: the commands of docs/reproducibility.md. */
@WholeService
@Tag("integrations")
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class SigstoreBundleTest {

    private static final Path PACKAGE = Path.of("integrations/sigstore").toAbsolutePath();

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Test
    void isTakenByALibraryThatIsNotOurs() throws Exception {
        assumeTrue(Files.isDirectory(PACKAGE.resolve("node_modules")), "integrations/check has not installed it");
        for (String file : List.of("node_modules", "verify-attestation.mjs")) {
            Files.createSymbolicLink(folder.resolve(file), PACKAGE.resolve(file));
        }
        String digest = build();
        String commands = MarkdownPage.read(Path.of("docs/reproducibility.md")).shellBlocks().stream()
                .filter(it -> it.contains("verify-attestation.mjs"))
                .collect(Collectors.joining("\n"))
                .replaceAll("(?m)^npm .*$", "")
                .replace("127.0.0.1:8080", "127.0.0.1:" + port);

        JobProcess.Ended verified = shell(digest, commands);
        assertThat(verified.exit()).as(verified.output()).isZero();
        assertThat(verified.output()).contains("verified: " + digest + ", built by https://snapforge.dev/builders/");

        String bundle = Files.readString(folder.resolve("x.sigstore.json"));
        String signature =
                ServiceClient.json(bundle).at("/dsseEnvelope/signatures/0/sig").asString();
        String other = (signature.startsWith("A") ? "B" : "A") + signature.substring(1);
        Files.writeString(folder.resolve("x.sigstore.json"), bundle.replace(signature, other));
        String again = "node verify-attestation.mjs x.v8ss x.sigstore.json key.pem";
        assertThat(shell(digest, again).output()).contains("signature verification failed");

        Files.writeString(folder.resolve("x.sigstore.json"), bundle);
        Files.writeString(folder.resolve("x.v8ss"), "something else");
        assertThat(shell(digest, again).output()).contains("The attestation is not about sha256:");
    }

    private JobProcess.Ended shell(String digest, String commands) throws Exception {
        return JobProcess.run(
                List.of("bash", "-ec", "--", commands),
                folder,
                Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString(), "DIGEST", digest),
                folder.resolve("log.txt"));
    }

    private String build() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/builds?targets=" + PublishingService.ENGINE))
                .header("Content-Type", "text/javascript")
                .header("Prefer", "wait=60")
                .POST(HttpRequest.BodyPublishers.ofString("globalThis.sigstore = 1;"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode build = ServiceClient.json(response.body());
        assertThat(build.path("status").asString()).as(response.body()).isEqualTo("SUCCEEDED");
        return build.at("/jobs/0/snapshot").asString();
    }
}
