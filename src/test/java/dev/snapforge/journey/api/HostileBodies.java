package dev.snapforge.journey.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that were right once: JSON, forms and archives. */
final class HostileBodies {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> JSON_SCRAPS = List.of(
            "null",
            "true",
            "0",
            "-0",
            "1e999",
            "1e-999",
            "123456789012345678901234567890",
            "\"\"",
            "[]",
            "{}",
            "[[]]",
            "{\"\":0}",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "{\"a\":1,\"a\":2}",
            "[,]",
            "NaN",
            "'a'",
            "//",
            "\uFEFF{}");

    private HostileBodies() {}

    /** Bytes with some of them changed, lost or doubled. */
    static byte[] spoiled(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        byte[] copy = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(4)) {
                case 0 -> copy = Arrays.copyOf(copy, Math.max(1, at));
                case 1 -> copy = Arrays.copyOf(copy, copy.length + random.nextInt(100));
                case 2 -> copy[at] = (byte) random.nextInt(256);
                default -> copy[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return copy;
    }

    /** A JSON document with members of another type, hostile text, more of them, or too deep; or no JSON at all. */
    static byte[] json(String example, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> spoiled(example.getBytes(UTF_8), random);
            case 1 -> JSON_SCRAPS.get(random.nextInt(JSON_SCRAPS.size())).getBytes(UTF_8);
            case 2 -> {
                int depth = 1 + random.nextInt(5000);
                yield ("[".repeat(depth) + (random.nextBoolean() ? "]".repeat(depth) : "")).getBytes(UTF_8);
            }
            // Text with half a surrogate pair cannot be written as it is, but it can as an escape.
            default ->
                changed(JSON.readTree(example.isEmpty() ? "{}" : example), random)
                        .toString()
                        .getBytes(UTF_8);
        };
    }

    private static JsonNode changed(JsonNode node, Random random) {
        if (node instanceof ObjectNode object && random.nextInt(6) > 0) {
            List<String> names = List.copyOf(object.propertyNames());
            if (names.isEmpty() || random.nextInt(6) == 0) {
                object.set(HostileText.any(random), scrap(random));
            } else {
                String name = names.get(random.nextInt(names.size()));
                object.set(name, changed(object.get(name), random));
            }
            return object;
        }
        if (node instanceof ArrayNode array && !array.isEmpty() && random.nextInt(6) > 0) {
            int at = random.nextInt(array.size());
            array.set(at, changed(array.get(at), random));
            for (int i = random.nextInt(20) == 0 ? 1200 : 0; i > 0; i--) {
                array.add(array.get(at).deepCopy());
            }
            return array;
        }
        return node.isString() && random.nextBoolean()
                ? JSON.getNodeFactory().stringNode(HostileText.changed(node.asString(), random))
                : scrap(random);
    }

    private static JsonNode scrap(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> JSON.getNodeFactory().nullNode();
            case 1 -> JSON.getNodeFactory().booleanNode(true);
            case 2 -> JSON.getNodeFactory().numberNode(random.nextLong() >> random.nextInt(64));
            case 3 -> JSON.getNodeFactory().numberNode(random.nextDouble() * 1e300);
            case 4 -> JSON.createArrayNode().add(HostileText.any(random));
            case 5 -> JSON.createObjectNode().put(HostileText.any(random), HostileText.any(random));
            default -> JSON.getNodeFactory().stringNode(HostileText.any(random));
        };
    }

    /** A form for a build: its parts, their headers and its boundaries, right or wrong. */
    static byte[] form(String boundary, String spec, Random random) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        int parts = random.nextInt(30) == 0 ? 620 : 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            boolean isSpec = i == 1 && random.nextBoolean();
            String name = random.nextInt(8) == 0 ? HostileText.any(random) : isSpec ? "spec" : "file";
            String file = fileName(i, random);
            String disposition = random.nextInt(12) == 0
                    ? HostileText.any(random)
                    : "form-data; name=\"" + name + "\"" + (isSpec ? "" : "; filename=\"" + file + "\"");
            text(form, "--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\n");
            if (random.nextInt(6) == 0) {
                text(form, "Content-Type: " + HostileText.any(random) + "\r\n");
            }
            text(form, "\r\n");
            form.writeBytes(isSpec ? json(spec, random) : file(file, random));
            text(form, random.nextInt(20) == 0 ? "\n" : "\r\n");
        }
        text(form, random.nextInt(10) == 0 ? "" : "--" + boundary + "--\r\n");
        return random.nextInt(6) == 0 ? spoiled(form.toByteArray(), random) : form.toByteArray();
    }

    private static String fileName(int i, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> HostileText.any(random).replace("\"", "");
            case 1 -> HostileText.any(random).replace("\"", "") + ".js";
            case 2, 3 -> "bundle.zip";
            case 4, 5 -> "bundle.tar.gz";
            case 6 -> i + ".mjs";
            default -> i + ".js";
        };
    }

    private static byte[] file(String name, Random random) {
        byte[] content = switch (name) {
            case "bundle.zip" -> zip(random);
            case "bundle.tar.gz" -> tarGz(random);
            default -> ("globalThis.a" + random.nextInt() + " = 1;").getBytes(UTF_8);
        };
        return random.nextInt(3) == 0 ? spoiled(content, random) : content;
    }

    private static byte[] manifest(Random random) {
        String manifest = "{\"files\": [\"a.js\", \"lib/b.js\"], \"requires\": [\"a\"]}";
        return random.nextBoolean() ? manifest.getBytes(UTF_8) : json(manifest, random);
    }

    private static byte[] zip(Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : entries(random)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(entry(name, random));
                zip.closeEntry();
            }
        } catch (IOException | IllegalArgumentException e) {
            // NameClient that not even the writer takes: what was written until then is as good.
            return bytes.toByteArray();
        }
        return bytes.toByteArray();
    }

    private static byte[] tarGz(Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String name : entries(random)) {
                byte type = random.nextInt(10) == 0 ? TarConstants.LF_SYMLINK : TarConstants.LF_NORMAL;
                TarArchiveEntry entry = new TarArchiveEntry(name, type);
                byte[] content = type == TarConstants.LF_NORMAL ? entry(name, random) : new byte[0];
                entry.setLinkName("/etc/passwd");
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> entries(Random random) {
        String third = random.nextInt(3) == 0 ? HostileText.any(random) + ".js" : "c.js";
        return random.nextInt(5) == 0
                ? List.of("a.js", "lib/b.js", "a.js", "lib/b.js")
                : List.of("snapforge.json", "a.js", "lib/b.js", third);
    }

    private static byte[] entry(String name, Random random) {
        if (name.equals("snapforge.json")) {
            return manifest(random);
        }
        return new byte[random.nextInt(random.nextInt(40) == 0 ? 3_000_000 : 50)];
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
