package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.core.Target;
import dev.snapforge.format.BlobHeader;
import dev.snapforge.format.Container;
import dev.snapforge.format.LanguageMode;
import dev.snapforge.format.SnapshotMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blobs with a sound header, containers around blobs, and keys of the JDK to sign them. */
public final class SampleSnapshots {

    public static final String V8_VERSION = "14.7.173.18";
    public static final Target TARGET = new Target(new Platform("linux", "x64"), new EngineId("javet-v8", "5.0.6"));

    private static final Pattern LIBRARY = Pattern.compile("\"nativeDigest\": \"(sha256:[0-9a-f]{64})\"");

    private SampleSnapshots() {}

    /** Looks like a blob to everything but V8. */
    public static byte[] blob(String v8Version, int size) {
        byte[] blob = new byte[size];
        new Random(14).nextBytes(blob);
        ByteBuffer words = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
        words.putInt(0, 1).putInt(4, 1);
        return withVersion(blob, v8Version);
    }

    /** The same blob naming another version of V8, with its checksum made good. */
    public static byte[] withVersion(byte[] blob, String v8Version) {
        byte[] changed = blob.clone();
        byte[] version = Arrays.copyOf(v8Version.getBytes(StandardCharsets.US_ASCII), 64);
        System.arraycopy(version, 0, changed, 16, version.length);
        return withChecksum(changed);
    }

    public static byte[] withChecksum(byte[] blob) {
        byte[] changed = blob.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(8, (int) BlobHeader.checksumOf(changed));
        return changed;
    }

    /** What the repository's {@code engine.json} says of a target's native library; something else for engines that it does not have. */
    public static Digest library(Target target) {
        Path engine = Path.of("src/main/engines", target.toString(), "engine.json");
        try {
            String text = Files.exists(engine) ? Files.readString(engine) : "";
            Matcher digest = LIBRARY.matcher(text);
            return digest.find() ? Digest.parse(digest.group(1)) : Digest.of(new byte[] {1});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SnapshotMetadata metadata(Target target, String v8Version, byte[] blob) {
        Digest other = Digest.of(new byte[] {1});
        return new SnapshotMetadata(
                target,
                v8Version,
                List.of("--random-seed=42"),
                target.engine().version(),
                library(target),
                "none",
                List.of(),
                List.of("_"),
                other,
                other,
                Digest.of(blob),
                blob.length);
    }

    /** The same, made with another build of the engine. */
    public static SnapshotMetadata patched(SnapshotMetadata metadata) {
        Map<String, Object> json = new HashMap<>(metadata.toJson());
        json.put(
                "engineBuild",
                Map.of(
                        "version",
                        metadata.engineVersion(),
                        "nativeLibrary",
                        Digest.of(new byte[] {1}).toString()));
        return SnapshotMetadata.fromJson(json);
    }

    /** The same, of a blob whose runtimes share a process with others. */
    public static SnapshotMetadata shareable(SnapshotMetadata metadata) {
        Map<String, Object> json = new HashMap<>(metadata.toJson());
        json.put("v8Flags", List.of(LanguageMode.SLOPPY_FLAG, SnapshotMetadata.SHAREABLE_FLAG));
        return SnapshotMetadata.fromJson(json);
    }

    public static byte[] container() {
        byte[] blob = blob(V8_VERSION, 10_000);
        return Container.write(metadata(TARGET, V8_VERSION, blob), blob);
    }

    public static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] sign(KeyPair pair, byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(pair.getPrivate());
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PublicKeyInfo publicKey(KeyPair pair, KeyStatus status) {
        byte[] der = pair.getPublic().getEncoded();
        return PublicKeyInfo.of(
                Arrays.copyOfRange(der, der.length - 32, der.length),
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                status);
    }
}
