package dev.snapforge.bundle.upload;

import static dev.snapforge.bundle.upload.Archives.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.bundle.Bundle;
import dev.snapforge.core.SnapforgeException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of TypeScript's compiler that files are sent with. */
class CompilerConfigurationTest {

    private static final String MODULE = "export const a: number = 1;";

    private final UploadReader reader = new UploadReader(UploadReaderTest.LIMITS, UploadReaderTest::newFile);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'strict': true, 'noEmit': true, 'lib': ['ES2023'], 'skipLibCheck': true, 'jsx': 'react-jsx'",
                "'target': 'ESNext', 'module': 'nodenext', 'moduleResolution': 'bundler', 'isolatedModules': true",
                "'useDefineForClassFields': true, 'verbatimModuleSyntax': true, 'experimentalDecorators': false",
                "'paths': {}, 'alwaysStrict': false, 'moduleDetection': 'auto', 'esModuleInterop': true",
            })
    void takesWhatIsDoneAnyway(String options) {
        assertThatCode(() -> read("main.ts", MODULE, options)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'useDefineForClassFields': false | useDefineForClassFields | constructor",
                "'experimentalDecorators': true | experimentalDecorators | compiler",
                "'emitDecoratorMetadata': true | emitDecoratorMetadata | compiler",
                "'importsNotUsedAsValues': 'remove' | importsNotUsedAsValues | import type",
                "'verbatimModuleSyntax': false | verbatimModuleSyntax | import type",
                "'paths': {'@/*': ['./src/*']} | paths | bundler",
                "'baseUrl': '.' | baseUrl | bundler",
                "'rootDirs': ['a', 'b'] | rootDirs | bundler",
                "'alwaysStrict': true | alwaysStrict | use strict",
                "'target': 'ES2021' | target | raise",
                "'target': 'es5' | target | raise",
                "'module': 'CommonJS' | module | Bundle",
                "'module': 'system' | module | Bundle",
                "'moduleResolution': 'classic' | moduleResolution | as they are",
                "'moduleDetection': 'force' | moduleDetection | .mts",
                "'magic': true | magic | Remove",
            })
    void refusesWhatWouldMeanSomethingElse(String options, String option, String hint) {
        assertThatThrownBy(() -> read("main.ts", MODULE, options))
                .isInstanceOfSatisfying(SnapforgeException.class, e -> {
                    assertThat(e.code()).isEqualTo("tsconfig-not-supported");
                    assertThat(e.getMessage()).contains(option, "tsconfig.json");
                    assertThat(e.hint()).contains(hint);
                });
    }

    @Test
    void asksAScriptForTheDirectiveThatStrictWrites() {
        assertThatThrownBy(() -> read("main.ts", "let a: number = 1;", "'strict': true"))
                .isInstanceOfSatisfying(
                        SnapforgeException.class, e -> assertThat(e.hint()).contains("'use strict'"));
        assertThatCode(() -> read("main.ts", "'use strict';\nlet a: number = 1;", "'strict': true"))
                .doesNotThrowAnyException();
        assertThatCode(() -> read("main.mts", "let a: number = 1;", "'strict': true"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'extends': './base.json'} | tsconfig-not-supported",
                "{ | malformed-tsconfig",
                "[] | malformed-tsconfig",
                "{'compilerOptions': 1} | malformed-tsconfig",
            })
    void refusesWhatIsNotAllInIt(String configuration, String code) {
        assertThatThrownBy(() -> reader.read(
                        List.of(part("main.ts", MODULE), part("tsconfig.json", configuration.replace('\'', '"')))))
                .isInstanceOfSatisfying(
                        SnapforgeException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void theNearestOneCountsAndIsNotKept() throws IOException {
        String fine = "{\"compilerOptions\": {}} // as it is";
        String other = "{\"compilerOptions\": {\"target\": \"es5\"}}";
        Bundle alone = reader.read(List.of(part("src/main.ts", MODULE))).bundle();

        assertThat(reader.read(List.of(
                                part("src/main.ts", MODULE),
                                part("src/tsconfig.json", fine),
                                part("tsconfig.json", other),
                                part("test/tsconfig.json", other)))
                        .bundle())
                .isEqualTo(alone);
        assertThatThrownBy(() -> reader.read(List.of(part("src/main.ts", MODULE), part("tsconfig.json", other))))
                .isInstanceOf(UploadException.class);
        assertThatCode(() -> reader.read(List.of(part("main.js", "1;"), part("tsconfig.json", other))))
                .doesNotThrowAnyException();
    }

    private void read(String name, String source, String options) throws IOException {
        String configuration = "{\"compilerOptions\": {" + options.replace('\'', '"') + "}}";
        reader.read(List.of(part(name, source), part("tsconfig.json", configuration)));
    }
}
