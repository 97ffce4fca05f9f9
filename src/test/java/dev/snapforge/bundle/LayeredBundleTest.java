package dev.snapforge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.core.Digest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayeredBundleTest {

    private static final UploadLimits LIMITS = new UploadLimits(60, 7, 100, 100);

    @Test
    void runsTheBaseFirst() {
        Bundle base = bundle("main.js", "lib.mjs-", "main.js.map");
        Bundle layered = LayeredBundle.of(base, bundle("main.js", "other.mjs-", "main.js.map"), LIMITS);
        assertThat(layered.files())
                .extracting(BundleFile::name)
                .containsExactly(
                        "base/main.js", "main.js", "base/lib.mjs", "other.mjs", "base/main.js.map", "main.js.map");
        assertThat(layered.files())
                .extracting(BundleFile::entry)
                .containsExactly(true, true, false, false, false, false);
        assertThat(layered.size()).isEqualTo(60);
        assertThat(LayeredBundle.of(layered, bundle("a.js"), new UploadLimits(100, 10, 1, 1))
                        .files())
                .extracting(BundleFile::name)
                .startsWith("base/base/main.js", "base/main.js", "a.js");
    }

    @Test
    void isTheBundleOfTheSameFilesInTheFolder() {
        assertThat(LayeredBundle.of(bundle("a.js"), bundle("a.js"), LIMITS)).isEqualTo(bundle("base/a.js", "a.js"));
    }

    @Test
    void refusesWhatIsNoBundle() {
        refuses("base-folder-taken", bundle("a.js"), bundle("base/b.js"));
        refuses("bad-file-name", bundle("a".repeat(250) + ".js"), bundle("a.js"));
        refuses("too-many-files", bundle("1.js", "2.js", "3.js", "4.js"), bundle("1.js", "2.js", "3.js", "4.js"));
        refuses("bundle-too-large", bundle("1.js", "2.js", "3.js", "4.js"), bundle("1.js", "2.js", "3.js"));
    }

    private static void refuses(String code, Bundle base, Bundle own) {
        assertThatThrownBy(() -> LayeredBundle.of(base, own, LIMITS))
                .isInstanceOfSatisfying(
                        BundleException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** Files of ten bytes; those that end in a dash are only imported. */
    private static Bundle bundle(String... names) {
        return Bundle.of(Stream.of(names)
                .map(it -> new BundleFile(
                        it.replace("-", ""),
                        10,
                        Digest.of("source".getBytes(StandardCharsets.UTF_8)),
                        !it.endsWith("-") && !it.endsWith(".map")))
                .toList());
    }
}
