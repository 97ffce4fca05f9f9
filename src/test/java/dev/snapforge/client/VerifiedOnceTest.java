package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.core.Digest;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SnapshotReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A machine verifies a snapshot in full once, and again as soon as anybody else could have changed anything. */
class VerifiedOnceTest extends SnapforgeFixture {

    private Path container;
    private Path receipt;

    @BeforeEach
    void verify() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self")), "only Linux says who this process is");
        container = folder.resolve("cache/sha256").resolve(digest.hex() + ".v8ss");
        receipt = folder.resolve("cache/verified").resolve(digest.hex());
        assertThat(origin(snapforge)).isEqualTo(SnapshotOrigin.SERVICE);
    }

    @Test
    void isVerifiedOnceForAllProcesses() throws Exception {
        assertThat(origin()).isEqualTo(SnapshotOrigin.VERIFIED_BEFORE);
        assertThat(origin(snapforge)).isEqualTo(SnapshotOrigin.MEMORY);
        assertThat(snapforge.fetch(digest.toString()).sharedBlob())
                .isSameAs(snapforge.fetch(digest.toString()).sharedBlob())
                .isEqualTo(PreparedEngine.CURRENT.blob());
    }

    @Test
    void isVerifiedAtEachStartIfThatIsWanted() throws Exception {
        for (int start = 0; start < 2; start++) {
            assertThat(origin(builder().verification(VerificationPolicy.ALWAYS).build()))
                    .isEqualTo(SnapshotOrigin.CACHE);
        }
    }

    /** What somebody could do to a sound entry; each must lead to the signature being verified again. */
    enum Change {
        REPLACED_BY_A_COPY {
            @Override
            void make(VerifiedOnceTest test) throws IOException {
                Path copy = Files.copy(test.container, test.folder.resolve("copy"), StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(copy, test.container, StandardCopyOption.REPLACE_EXISTING);
            }
        },
        WRITTEN_AGAIN_WITH_THE_OLD_TIME {
            @Override
            void make(VerifiedOnceTest test) throws IOException {
                FileTime time = Files.getLastModifiedTime(test.container);
                Files.write(test.container, Files.readAllBytes(test.container));
                Files.setLastModifiedTime(test.container, time);
            }
        },
        FILE_WRITABLE_BY_OTHERS {
            @Override
            void make(VerifiedOnceTest test) throws IOException {
                mode(test.container, "rw-rw-r--");
            }
        },
        LINKED_TO {
            @Override
            void make(VerifiedOnceTest test) throws IOException {
                Files.createLink(test.folder.resolve("link"), test.container);
            }
        },
        SYMBOLIC_LINK {
            @Override
            void make(VerifiedOnceTest test) throws IOException {
                Path elsewhere = Files.move(test.container, test.folder.resolve("elsewhere"));
                Files.createSymbolicLink(test.container, elsewhere);
            }
        },
        FOLDER_WRITABLE_BY_OTHERS {
            @Override
            void make(VerifiedOnceTest test) throws IOException {
                mode(test.folder.resolve("cache/sha256"), "rwxrwxr-x");
            }
        },
        FOLDER_OF_RECEIPTS_WRITABLE_BY_OTHERS {
            @Override
            void make(VerifiedOnceTest test) throws IOException {
                mode(test.folder.resolve("cache/verified"), "rwxr-xrwx");
            }
        },
        CACHE_WRITABLE_BY_OTHERS {
            @Override
            void make(VerifiedOnceTest test) throws IOException {
                mode(test.folder.resolve("cache"), "rwxrwxrwx");
            }
        },
        FOLDER_ABOVE_WRITABLE_BY_OTHERS {
            @Override
            void make(VerifiedOnceTest test) throws IOException {
                mode(test.folder, "rwxrwxrwx");
            }
        },
        RECEIPT_WRITABLE_BY_OTHERS {
            @Override
            void make(VerifiedOnceTest test) throws IOException {
                mode(test.receipt, "rw-rw-rw-");
            }
        },
        RECEIPT_DAMAGED {
            @Override
            void make(VerifiedOnceTest test) throws IOException {
                Files.writeString(test.receipt, Files.readString(test.receipt).replace(' ', '_'));
            }
        },
        FOLDER_IS_A_LINK {
            @Override
            void make(VerifiedOnceTest test) throws IOException {
                Path elsewhere = Files.move(test.receipt.getParent(), test.folder.resolve("receipts"));
                Files.createSymbolicLink(test.receipt.getParent(), elsewhere);
            }
        };

        abstract void make(VerifiedOnceTest test) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void isVerifiedAgainAfter(Change change) throws Exception {
        change.make(this);

        assertThat(origin()).isEqualTo(SnapshotOrigin.CACHE);
    }

    @Test
    void noReceiptMakesUpForASignature() throws Exception {
        KeyPair stranger = SampleSnapshots.keyPair();
        byte[] forged = Files.readAllBytes(container);
        forged[forged.length - 1] ^= 1;

        // Copied from a machine where it was right, or from another snapshot: it names another file.
        String copied = Files.readString(receipt);
        Files.write(container, forged);
        assertThat(Files.readString(receipt)).isEqualTo(copied);
        assertThat(origin()).isEqualTo(SnapshotOrigin.SERVICE);

        // By somebody who can write to the folder, and so name the file and its checksum rightly.
        Files.write(container, forged);
        Files.writeString(receipt, identity() + "\n" + receiptOf(forged).toText());
        mode(folder.resolve("cache/verified"), "rwxrwxrwx");
        assertThat(origin()).isEqualTo(SnapshotOrigin.SERVICE);
        mode(folder.resolve("cache/verified"), "rwxr-xr-x");

        // By a key that this client does not trust, whatever another client of this machine has verified.
        PublicKeyInfo other = SampleSnapshots.publicKey(stranger, KeyStatus.ACTIVE);
        assertRefused(
                "unknown-key", () -> builder().trusting(trusted(other)).build().fetch(digest.toString()));
    }

    @Test
    void damageThatLeavesTheFileInPlaceIsSeenByTheChecksum() throws Exception {
        byte[] flipped = Files.readAllBytes(container);
        flipped[flipped.length / 2] ^= 1;
        Files.write(container, flipped);
        Files.writeString(
                receipt, identity() + "\n" + Files.readAllLines(receipt).get(1));

        assertThat(origin()).isEqualTo(SnapshotOrigin.SERVICE);
    }

    @Test
    void revokedKeyAndOtherEngineAreRefusedAlsoForWhatWasVerified() {
        PublicKeyInfo revoked = SampleSnapshots.publicKey(pair, KeyStatus.REVOKED);

        assertRefused(
                "revoked-key",
                () -> builder().trusting(trusted(revoked)).build().fetch(digest.toString()));
    }

    @Test
    void unpacksTheLibraryOnce() throws Exception {
        Path pem = Files.writeString(folder.resolve("key.pem"), key.toPem());
        Path cache = folder.resolve("other-cache");
        runWithoutLibrary(pem, cache);
        Path library;
        try (var files = Files.walk(cache.resolve("javet"))) {
            library = files.filter(it -> it.toString().endsWith(".so"))
                    .findFirst()
                    .orElseThrow();
        }
        Object first = Files.getAttribute(library, "unix:ctime");
        runWithoutLibrary(pem, cache);
        assertThat(Files.getAttribute(library, "unix:ctime")).isEqualTo(first);

        Path note = Path.of(library + ".v8");
        List<String> noted = Files.readAllLines(note);
        assertThat(noted.get(1)).isEqualTo(PreparedEngine.CURRENT.v8Version());
        Files.writeString(note, noted.get(0) + "\n1.2.3");
        assertThatThrownBy(() -> runWithoutLibrary(pem, cache))
                .as("the note is believed")
                .hasMessageContaining("1.2.3");
        Files.writeString(note, noted.get(0) + "0\n1.2.3");
        runWithoutLibrary(pem, cache);
        assertThat(note).as("of another file it is not").hasContent(String.join("\n", noted));

        assertThat(cache.resolve("javet").resolve(library.getFileName() + ".sha256"))
                .content()
                .endsWith("\n" + SampleSnapshots.library(SampleSnapshots.TARGET));

        byte[] sound = Files.readAllBytes(library);
        byte[] changed = sound.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(library, changed);
        runWithoutLibrary(pem, cache);
        assertThat(library).hasBinaryContent(sound);
    }

    private void runWithoutLibrary(Path pem, Path cache) throws IOException {
        String output = PreparedEngine.CURRENT.runClientWithResource(
                folder,
                ClientProgram.class,
                service.address().toString(),
                pem.toString(),
                cache.toString(),
                digest.toString());
        assertThat(output).contains("twice: 84", "library: COMPARED");
    }

    /** Of a process that has just been started. */
    private SnapshotOrigin origin() throws Exception {
        return origin(builder().build());
    }

    private SnapshotOrigin origin(Snapforge client) throws Exception {
        try (V8Runtime runtime = client.open(client.fetch(digest.toString()))) {
            assertThat(runtime.getExecutor("twice(answer)").executeInteger()).isEqualTo(84);
            return client.startup().orElseThrow().origin();
        }
    }

    /** The file as a receipt names it. */
    private String identity() throws IOException {
        var found = Files.readAttributes(container, "unix:dev,ino,size,lastModifiedTime,ctime");
        return "%s %s %s %s %s"
                .formatted(
                        found.get("dev"),
                        found.get("ino"),
                        found.get("size"),
                        nanoseconds(found.get("lastModifiedTime")),
                        nanoseconds(found.get("ctime")));
    }

    private static long nanoseconds(@Nullable Object time) {
        return ((FileTime) Objects.requireNonNull(time)).to(java.util.concurrent.TimeUnit.NANOSECONDS);
    }

    private SnapshotReceipt receiptOf(byte[] forged) {
        CRC32C crc = new CRC32C();
        crc.update(forged);
        return new SnapshotReceipt(
                new Digest(digest.hex()),
                key.x(),
                forged.length - PreparedEngine.CURRENT.blob().length,
                crc.getValue());
    }

    private static void mode(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
