package dev.snapforge.client.javet;

import static org.assertj.core.api.Assertions.assertThat;

import com.caoccao.javet.enums.JSRuntimeType;
import dev.snapforge.client.PreparedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file is loaded is what the system says, and what Javet was told only where the system says nothing. */
class LoadedLibraryTest {

    private static final String NAME = "libjavet-v8-linux-x86_64.v.5.0.6.so";
    private static final Path TOLD = Path.of("/opt/javet", NAME);
    private static final String JDK = "7f00-7f01 r-xp 00000000 08:01 11 /usr/lib/jvm/lib/libjava.so";
    private static final String ANONYMOUS = "7f10-7f11 rwxp 00000000 00:00 0 ";

    @TempDir
    Path folder;

    @Test
    void findsTheOneOfThisProcess() throws Exception {
        PreparedEngine.useInThisJvm();
        // Loads it as a client does, also for the tests that come after this one.
        InstalledJavet.expectation();

        assertThat(LoadedLibrary.find(JSRuntimeType.V8))
                .isEqualTo(PreparedEngine.CURRENT.library().toRealPath());
    }

    @Test
    void believesTheSystemMoreThanWhatJavetWasTold() throws IOException {
        assertThat(find(TOLD, code(TOLD.toString()))).isEqualTo(TOLD);
        assertThat(find(TOLD, code("/srv/" + NAME))).isEqualTo(Path.of("/srv", NAME));
        assertThat(find(null, code("/srv/with space/" + NAME))).isEqualTo(Path.of("/srv/with space", NAME));
        // A link that Javet was told of has led to a file of any name.
        assertThat(find(Path.of("/srv/v8.so"), code("/srv/v8.so"))).isEqualTo(Path.of("/srv/v8.so"));
    }

    @Test
    void saysNothingWhereItCannotBeKnown() throws IOException {
        assertThat(find(TOLD, JDK)).isNull();
        assertThat(find(TOLD, code(TOLD + " (deleted)"))).isNull();
        assertThat(find(null, code("/one/" + NAME), code("/two/" + NAME))).isNull();
        assertThat(find(TOLD, "7f00-7f01 r--p 00000000 08:01 12 " + TOLD)).isNull();
    }

    @Test
    void takesWhatJavetWasToldWhereTheSystemSaysNothing() {
        Path absent = folder.resolve("absent");

        assertThat(LoadedLibrary.find(TOLD, NAME, absent)).isEqualTo(TOLD);
        assertThat(LoadedLibrary.find(null, NAME, absent)).isNull();
    }

    private static String code(String file) {
        return "7f20-7f21 r-xp 00001000 08:01 12                 " + file;
    }

    private @Nullable Path find(@Nullable Path told, String... lines) throws IOException {
        Path mappings = folder.resolve("maps");
        Files.writeString(mappings, JDK + "\n" + ANONYMOUS + "\n" + String.join("\n", lines) + "\n");
        return LoadedLibrary.find(told, NAME, mappings);
    }
}
