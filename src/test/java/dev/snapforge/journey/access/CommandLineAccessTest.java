package dev.snapforge.journey.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.CommandLineProgram;
import dev.snapforge.support.CommandLineProgram.Run;
import dev.snapforge.support.ProtectedService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the command line gets at a token, keeps it, and is refused without. */
@ProtectedService
class CommandLineAccessTest extends AccessFixture {

    @TempDir
    Path folder;

    @Test
    void keepsATokenForItsServiceAlone() throws Exception {
        Files.createDirectory(folder.resolve("home"));
        CommandLineProgram program = new CommandLineProgram(folder, "http://127.0.0.1:" + port);
        assertThat(program.run("engines").ended(6).err()).contains("error[authentication-required]", "snapforge login");
        assertThat(program.run("sf_wrong", List.of("login")).ended(6).err()).contains("error[invalid-token]");

        String admin = Files.readString(settings.bootstrapTokenFile()).strip();
        Run login = program.run(admin, List.of("login")).done();
        assertThat(login.out() + login.err()).doesNotContain(admin);
        Path kept = folder.resolve("home/.config/snapforge/credentials.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");

        String made = program.run("tokens", "create", "cli", "--scope", "snapshots:read")
                .done()
                .out()
                .strip();
        assertThat(made).matches("sf_[A-Za-z0-9_-]{43}");
        assertThat(program.run("tokens", "list").done().out()).contains("snapshots:read");
        CommandLineProgram reader = program.with("SNAPFORGE_TOKEN", made);
        assertThat(reader.run("tokens", "list").ended(6).err()).contains("error[scope-missing]");

        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(program.run("engines").ended(2).err()).contains("error[open-credentials]");
    }
}
