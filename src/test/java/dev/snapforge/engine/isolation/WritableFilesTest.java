package dev.snapforge.engine.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process has one file to write, of a limited length, and nothing else of its folder. */
class WritableFilesTest {

    private static final ProcessLimits LIMITS = new ProcessLimits(30, 1L << 30, 1L << 20);

    private static final String ATTEMPTS = """
            my ($folder) = @ARGV;
            $SIG{XFSZ} = 'IGNORE';
            sub attempt { my ($name, $code) = @_; print "$name\\n" if $code->() }
            sub written { my ($mode, $name) = @_; my $file; open($file, $mode, "$folder/$name") && syswrite($file, 'x') }
            attempt('output', sub { written('>', 'output') });
            attempt('beyond', sub { my $file; open($file, '>', "$folder/output") && sysseek($file, 1 << 20, 0) && syswrite($file, 'x') });
            attempt('input', sub { written('>>', 'input') });
            attempt('other', sub { written('>', 'other') });
            attempt('link', sub { symlink('output', "$folder/link") });
            attempt('hard link', sub { link("$folder/output", "$folder/second") });
            attempt('rename', sub { rename("$folder/output", "$folder/renamed") });
            attempt('unlink', sub { unlink("$folder/output") });
            """;

    @TempDir
    private Path host;

    @Test
    void oneFileIsAllThatASandboxLeavesToWrite() throws Exception {
        List<Isolation> all = new IsolationProbe(Files.createDirectories(host.resolve("service"))).all();

        for (Isolation isolation : all.subList(0, all.size() - 1)) {
            assertThat(written(isolation)).as(isolation.name()).containsExactly("output");
        }
        assertThat(written(all.get(all.size() - 1)))
                .as("without a sandbox")
                .contains("output")
                .doesNotContain("beyond");
    }

    private List<String> written(Isolation isolation) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(host.resolve(isolation.name()));
        Path output = Files.createFile(folder.resolve("output"));
        Files.writeString(folder.resolve("input"), "input");
        ConfinedCommand command = new ConfinedCommand(
                List.of("/usr/bin/perl", "-e", ATTEMPTS, folder.toString()),
                folder,
                List.of(output),
                List.of(),
                false,
                0,
                LIMITS);
        Process process = new ProcessBuilder(isolation.wrap(command))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return written.lines().toList();
    }
}
