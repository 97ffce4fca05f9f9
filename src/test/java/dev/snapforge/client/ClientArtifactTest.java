package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.format.Container;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SampleStatements;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a user of {@code snapforge-client} gets: its jar and its POM, as the build made them. */
class ClientArtifactTest {

    private static final String NAME = "text-tools";

    @TempDir
    Path folder;

    @Test
    void programOfThePageRunsWithTheJarAndJavetAlone() throws Exception {
        KeyPair pair = SampleSnapshots.keyPair();
        PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);
        Files.writeString(folder.resolve("key.pem"), key.toPem());
        try (LocalService service = new LocalService()) {
            publish(service, pair, key);
            String page = Files.readString(Path.of("docs/runtime-authors.md"));
            Files.writeString(
                    folder.resolve("Start.java"),
                    program(page)
                            .replace("http://127.0.0.1:8080", service.address().toString()));

            compile("Start.java");

            assertThat(run("Start")).contains("FRESH: text-tools@1.0.0", "helloWorld");
        }
    }

    @Test
    void holdsTheClientAndItsLicenceOnly() throws Exception {
        try (JarFile jar = new JarFile(ClientClassPath.jar().toFile())) {
            List<String> files = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();

            assertThat(files)
                    .contains("META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/NOTICE")
                    .contains("dev/snapforge/client/Snapforge.class")
                    .filteredOn(name -> !name.startsWith("META-INF/"))
                    .allMatch(name -> name.startsWith("dev/snapforge/") && name.endsWith(".class"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("dev.snapforge.client");
        }
    }

    @Test
    void dependsOnNothingButJavetAndMicrometerAndBothAreOptional() throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ClientClassPath.jar().resolveSibling("pom.xml").toFile())
                .getDocumentElement();
        NodeList dependencies = project.getElementsByTagName("dependency");

        assertThat(ClientClassPath.jar()).hasFileName("snapforge-client-" + text(project, "version") + ".jar");
        assertThat(project.getElementsByTagName("parent").getLength()).isZero();
        assertThat(dependencies.getLength()).isEqualTo(2);
        Element javet = (Element) dependencies.item(0);
        assertThat(text(javet, "groupId")).isEqualTo("com.caoccao.javet");
        assertThat(PreparedEngine.CURRENT.jar()).hasFileName("javet-" + text(javet, "version") + ".jar");
        assertThat(text(javet, "optional")).isEqualTo("true");
        Element micrometer = (Element) dependencies.item(1);
        assertThat(text(micrometer, "artifactId")).isEqualTo("micrometer-core");
        assertThat(MeterRegistry.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith("micrometer-core-" + text(micrometer, "version") + ".jar");
        assertThat(text(micrometer, "optional")).isEqualTo("true");
    }

    private void publish(LocalService service, KeyPair pair, PublicKeyInfo key) throws Exception {
        Path bundle = Files.writeString(
                folder.resolve("bundle.js"),
                "globalThis._ = { camelCase: text => text.replace(/ (.)/g, (all, first) => first.toUpperCase()) };");
        byte[] blob = PreparedEngine.CURRENT.blob(List.of(bundle));
        byte[] container = Container.write(
                SampleSnapshots.metadata(SampleSnapshots.TARGET, PreparedEngine.CURRENT.v8Version(), blob), blob);
        Digest digest = service.publish(container, pair, key);
        service.resolve(
                "name=" + NAME + "&channel=stable",
                SampleStatements.signed(
                        SampleStatements.release(NAME, "1.0.0", SampleSnapshots.TARGET, digest, 1), pair, key),
                SampleStatements.signed(SampleStatements.channel(NAME, "stable", "1.0.0", 1, 1), pair, key));
    }

    /** The page's first Java block: its imports, and its statements in a method. */
    private static String program(String page) {
        String block = page.split("```java\n", 3)[1].split("```", 2)[0];
        String imports = String.join(
                "\n", block.lines().filter(ClientArtifactTest::isImport).toList());
        String statements =
                String.join("\n", block.lines().filter(line -> !isImport(line)).toList());
        return imports + "\n\nclass Start {\n    public static void main(String[] arguments) throws Exception {\n"
                + statements + "\n    }\n\n    private static void startFromSource() {}\n}\n";
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }

    private void compile(String file) {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-Xlint:all,-path",
                        "-Werror",
                        "-proc:none",
                        "-cp",
                        classPath(),
                        "-d",
                        folder.toString(),
                        folder.resolve(file).toString());

        assertThat(result).as("see javac's words above").isZero();
    }

    private String run(String program) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djavet.lib.loading.type=custom",
                        "-Djavet.lib.loading.path=" + PreparedEngine.CURRENT.libraries(),
                        "-cp",
                        classPath(),
                        program)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private String classPath() {
        return String.join(
                File.pathSeparator,
                Stream.of(folder, ClientClassPath.jar(), PreparedEngine.CURRENT.jar())
                        .map(Path::toString)
                        .toList());
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }
}
