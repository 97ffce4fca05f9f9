import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what the image consists of as CycloneDX: Debian's packages, the service with its libraries (as its own list says), and the files of
 * the engines. The same input gives the same bytes. Needs Jackson, so it runs on the class path of the service:
 * ImageBom.java DPKG-STATUS OS-RELEASE APPLICATION-BOM ENGINES
 */
final class ImageBom {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ImageBom() {}

    public static void main(String[] arguments) throws IOException {
        Path status = Path.of(arguments[0]);
        Map<String, String> system = system(Path.of(arguments[1]));
        Path engines = Path.of(arguments[3]);
        ObjectNode service = (ObjectNode) JSON.readTree(Files.readString(Path.of(arguments[2])));

        ObjectNode bom = JSON.createObjectNode();
        bom.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
        ObjectNode image = bom.putObject("metadata").putObject("component");
        image.put("type", "container").put("bom-ref", "image").put("name", "snapforge");
        image.put("version", service.at("/metadata/component/version").asString("unknown"));

        ArrayNode components = bom.putArray("components");
        components.add(operatingSystem(system));
        packages(status, system).forEach(components::add);
        ObjectNode application = (ObjectNode) service.at("/metadata/component");
        // Nested, because the libraries are in the service's jar and nowhere else.
        application.set("components", service.path("components"));
        components.add(application);
        files(engines).forEach(components::add);
        System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bom));
    }

    private static ObjectNode operatingSystem(Map<String, String> system) {
        ObjectNode component = JSON.createObjectNode();
        component.put("type", "operating-system").put("bom-ref", "system");
        component.put("name", system.getOrDefault("ID", "unknown"));
        component.put("version", system.getOrDefault("VERSION_ID", "unknown"));
        return component;
    }

    /** The packages that are installed, by name. */
    private static Stream<ObjectNode> packages(Path status, Map<String, String> system) throws IOException {
        return Arrays.stream(Files.readString(status).split("\n\n"))
                .map(ImageBom::fields)
                .filter(fields -> fields.getOrDefault("Status", "").equals("install ok installed"))
                .sorted((one, other) -> one.get("Package").compareTo(other.get("Package")))
                .map(fields -> debianPackage(fields, system));
    }

    private static ObjectNode debianPackage(Map<String, String> fields, Map<String, String> system) {
        String distribution = system.getOrDefault("ID", "unknown");
        String purl = "pkg:deb/" + distribution + "/" + encoded(fields.get("Package")) + "@"
                + encoded(fields.get("Version")) + "?arch=" + fields.get("Architecture") + "&distro=" + distribution
                + "-" + system.getOrDefault("VERSION_ID", "unknown");
        ObjectNode component = JSON.createObjectNode();
        component.put("type", "library").put("bom-ref", purl);
        component.put("name", fields.get("Package")).put("version", fields.get("Version")).put("purl", purl);
        return component;
    }

    /** Those of a paragraph of Debian's control files that have one line. */
    private static Map<String, String> fields(String paragraph) {
        return paragraph
                .lines()
                .filter(line -> !line.startsWith(" ") && line.contains(": "))
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one, TreeMap::new));
    }

    private static Map<String, String> system(Path release) throws IOException {
        return Files.readAllLines(release).stream()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replace("\"", "")));
    }

    /** The engines' libraries and jars, which no package manager knows. */
    private static List<ObjectNode> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> file(folder, file))
                    .toList();
        }
    }

    private static ObjectNode file(Path folder, Path file) {
        String name = "engines/" + folder.relativize(file);
        ObjectNode component = JSON.createObjectNode();
        component.put("type", "file").put("bom-ref", "file:" + name).put("name", "/opt/snapforge/" + name);
        ObjectNode hash = component.putArray("hashes").addObject();
        hash.put("alg", "SHA-256").put("content", digest(file));
        return component;
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As package URLs have it: like a query, but without '+' for a space. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%3A", ":").replace("%7E", "~");
    }
}
