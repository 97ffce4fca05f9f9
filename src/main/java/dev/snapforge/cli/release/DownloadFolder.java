package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.core.Digest;
import dev.snapforge.verify.SigstoreBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder that a download ends in. Files gather in a folder of their own below it, and move into place one after the other when all of
 * them are whole, the checksums last: what cannot be fetched or verified leaves nothing behind.
 */
final class DownloadFolder {

    /** What {@code sha256sum -c} reads. */
    private static final String CHECKSUMS = "checksums.txt";

    private final Path folder;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** @param folder is made if it is absent */
    public DownloadFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Adds a snapshot and what proves it.
     *
     * @param stem what all of its files begin with, for example {@code capitals-1.0.0}
     * @return the name of the snapshot's file
     */
    public String add(String stem, FetchedSnapshot snapshot) {
        String platform = snapshot.target().platform().toString();
        String name = safe(stem) + "-" + platform + "-" + snapshot.target().engine() + ".v8ss";
        files.put(name, snapshot.container());
        files.put(name + ".sig", snapshot.signature());
        files.put(name + ".attestation.json", snapshot.attestation());
        String envelope = new String(snapshot.attestation(), StandardCharsets.UTF_8);
        files.put(name + ".sigstore.json", SigstoreBundle.of(envelope).getBytes(StandardCharsets.UTF_8));
        if (snapshot.release() != null) {
            files.put(name + ".release.json", snapshot.release());
        }
        return name;
    }

    /** Adds a public key, for openssl and for {@code snapforge verify}. */
    public void addKey(String keyId, String pem) {
        files.put("key-" + safe(keyId) + ".pem", pem.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes all of it.
     *
     * @return what was written
     * @throws CommandException {@code unwritable-file}; {@code usage}, if {@code checksums.txt} is something else
     */
    public List<Path> write() {
        StringBuilder checksums = new StringBuilder();
        earlierChecksums().forEach(line -> checksums.append(line).append('\n'));
        files.forEach((name, content) -> checksums
                .append(Digest.of(content).hex())
                .append("  ")
                .append(name)
                .append('\n'));
        files.put(CHECKSUMS, checksums.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Files.createDirectories(folder);
            Path staging = Files.createTempDirectory(folder, ".snapforge-");
            try {
                return place(staging);
            } finally {
                for (String name : files.keySet()) {
                    Files.deleteIfExists(staging.resolve(name));
                }
                Files.deleteIfExists(staging);
            }
        } catch (IOException e) {
            throw CommandException.unwritable(folder, e);
        }
    }

    /** The checksums of earlier downloads into this folder, without those of files that are replaced. */
    private List<String> earlierChecksums() {
        Path file = folder.resolve(CHECKSUMS);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> lines = new String(LocalFiles.read(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (!lines.stream().allMatch(it -> it.matches("[0-9a-f]{64}  .+"))) {
            throw CommandException.usage(
                    "The checksums cannot be written: " + file + " holds something else.",
                    "no file of this name, or one of an earlier download",
                    "lines of another form",
                    "Choose another folder with --directory, or move the file away.");
        }
        return lines.stream().filter(it -> !files.containsKey(it.substring(66))).toList();
    }

    private List<Path> place(Path staging) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(staging.resolve(file.getKey()), file.getValue());
        }
        List<Path> placed = new ArrayList<>();
        for (String name : files.keySet()) {
            Path target = folder.resolve(name);
            Files.move(
                    staging.resolve(name), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            placed.add(target);
        }
        return placed;
    }

    /** A service decides what versions are called: that must not lead to another folder. */
    private static String safe(String text) {
        return text.replaceAll("[^A-Za-z0-9._+-]", "_").replaceAll("^\\.+", "_");
    }
}
