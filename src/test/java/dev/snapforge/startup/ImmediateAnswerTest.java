package dev.snapforge.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.SnapforgeApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ImmediateAnswerTest {

    @Test
    void helpNamesSettingsAndDocumentsThatExist() {
        String help = ImmediateAnswer.to("--server.port=0", "--help").orElseThrow();
        SettingNames names = SettingNames.ofService();

        assertThat(found(help, "--(snapforge\\.[a-z0-9.-]+)="))
                .hasSizeGreaterThan(8)
                .allMatch(names::hasProperty);
        assertThat(found(help, "((?:docs/)?[A-Za-z]+\\.md)"))
                .hasSizeGreaterThan(3)
                .allMatch(it -> Files.exists(Path.of(it)));
        assertThat(help.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void theProgramStartsNothingElse(CapturedOutput output) {
        SnapforgeApplication.main(new String[] {"--version"});

        assertThat(output.getOut().lines()).singleElement().asString().matches("Snapforge \\d.*, Java .+");
    }

    @Test
    void otherArgumentsAreForTheService() {
        assertThat(ImmediateAnswer.to("--server.port=0")).isEmpty();
        assertThat(ImmediateAnswer.to()).isEmpty();
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(it -> it.group(1))
                .toList();
    }
}
