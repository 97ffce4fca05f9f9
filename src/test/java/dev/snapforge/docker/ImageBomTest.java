package dev.snapforge.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the Dockerfile's step makes of a system's packages, the service's own list and the engines. */
class ImageBomTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeAnImage() throws IOException {
        write("status", """
                Package: zlib1g
                Status: install ok installed
                Architecture: amd64
                Version: 1:1.2.13.dfsg-1+b1
                Description: compression library
                 of several lines: that are none of its fields

                Package: gone
                Status: deinstall ok config-files
                Architecture: amd64
                Version: 1

                Package: libstdc++6
                Status: install ok installed
                Architecture: amd64
                Version: 12.2.0-14
                """);
        write("os-release", "ID=debian\nVERSION_ID=\"12\"\n");
        write("application.cdx.json", """
                {"metadata": {"component": {"type": "application", "bom-ref": "it", "name": "snapforge", "version": "1.2.3"}},
                 "components": [{"type": "library", "name": "tomcat", "version": "11"}]}
                """);
        write("engines/linux-x64/v8/lib.so", "abc");
    }

    @Test
    void listsPackagesLibrariesAndEngines() throws Exception {
        String text = bom();
        JsonNode bom = JsonMapper.shared().readTree(text);

        assertThat(bom.at("/metadata/component/version").asString()).isEqualTo("1.2.3");
        assertThat(all(bom, "purl"))
                .containsExactly(
                        "pkg:deb/debian/libstdc%2B%2B6@12.2.0-14?arch=amd64&distro=debian-12",
                        "pkg:deb/debian/zlib1g@1:1.2.13.dfsg-1%2Bb1?arch=amd64&distro=debian-12");
        assertThat(all(bom, "name"))
                .containsExactly(
                        "debian", "libstdc++6", "zlib1g", "snapforge", "/opt/snapforge/engines/linux-x64/v8/lib.so");
        assertThat(bom.at("/components/3/components/0/name").asString()).isEqualTo("tomcat");
        assertThat(bom.at("/components/4/hashes/0/content").asString())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(bom()).isEqualTo(text);
    }

    private static List<String> all(JsonNode bom, String field) {
        return StreamSupport.stream(bom.path("components").spliterator(), false)
                .filter(component -> component.has(field))
                .map(component -> component.path(field).asString())
                .toList();
    }

    private String bom() throws IOException, InterruptedException {
        Path output = folder.resolve("bom.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "docker/ImageBom.java",
                        folder.resolve("status").toString(),
                        folder.resolve("os-release").toString(),
                        folder.resolve("application.cdx.json").toString(),
                        folder.resolve("engines").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(output);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
