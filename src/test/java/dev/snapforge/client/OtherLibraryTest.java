package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.client.cache.LibraryCache;
import dev.snapforge.verify.SampleSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The library that is loaded is compared with the one that made the snapshot, in JVMs of their own: each loads one. */
class OtherLibraryTest extends SnapforgeFixture {

    @Test
    void opensWithThePublishedLibraryAndNotesItsDigest() throws IOException {
        assertThat(run(PreparedEngine.CURRENT.libraries())).contains("twice: 84", "library: COMPARED");

        assertThat(Files.readAllLines(note()).get(1))
                .isEqualTo(
                        LibraryCache.digestOf(PreparedEngine.CURRENT.library()).toString());
    }

    @Test
    void refusesAnotherBuildOfTheSameVersion() throws IOException {
        Path changed = changedCopy();
        String found = LibraryCache.digestOf(changed).toString();
        assertRefused(changed, found);

        List<String> lines = Files.readAllLines(note());
        assertThat(lines.get(1)).isEqualTo(found);
        String forged = lines.get(0) + "\n" + SampleSnapshots.library(SampleSnapshots.TARGET);
        // What others could have written is not believed, and neither is what was noted of another file.
        Files.writeString(note(), forged);
        Files.setPosixFilePermissions(note(), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertRefused(changed, found);
        Files.writeString(note(), "1" + forged);
        assertRefused(changed, found);
    }

    @Test
    void saysThatNothingWasComparedWhereTheFileIsGone() throws IOException {
        assertThat(run(Objects.requireNonNull(changedCopy().getParent()), "removed"))
                .contains("twice: 84", "library: UNKNOWN");
    }

    private void assertRefused(Path library, String found) {
        assertThatThrownBy(() -> run(Objects.requireNonNull(library.getParent())))
                .hasMessageContaining("other-library")
                .hasMessageContaining(found);
    }

    /** V8 itself takes no notice of what stands after the last section. */
    private Path changedCopy() throws IOException {
        Path library = PreparedEngine.CURRENT.library();
        Path copy = Files.createDirectories(folder.resolve("native")).resolve(library.getFileName());
        Files.copy(library, copy);
        return Files.write(copy, new byte[] {0}, StandardOpenOption.APPEND);
    }

    private Path note() {
        return folder.resolve("cache/javet")
                .resolve(PreparedEngine.CURRENT.library().getFileName() + ".sha256");
    }

    private String run(Path libraries, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                service.address().toString(),
                Files.writeString(folder.resolve("key.pem"), key.toPem()).toString(),
                folder.resolve("cache").toString(),
                digest.toString()));
        arguments.addAll(List.of(more));
        return PreparedEngine.CURRENT.runClientWith(
                libraries, folder, ClientProgram.class, arguments.toArray(String[]::new));
    }
}
