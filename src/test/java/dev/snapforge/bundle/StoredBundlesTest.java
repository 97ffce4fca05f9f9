package dev.snapforge.bundle;

import static dev.snapforge.bundle.upload.Archives.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.bundle.upload.Archives;
import dev.snapforge.bundle.upload.StoredUpload;
import dev.snapforge.bundle.upload.Upload;
import dev.snapforge.bundle.upload.UploadPart;
import dev.snapforge.bundle.upload.Uploads;
import dev.snapforge.core.Digest;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.postgres.SharedPostgres;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Bundles in a real Postgres and a real directory. */
@SpringBootTest(
        classes = StoredBundlesTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "snapforge.blob.directory=${tests.fork.folder:target/tests}/bundles/${random.uuid}",
            // The groups name what other packages know of their health.
            "management.endpoint.health.validate-group-membership=false"
        })
@ContextConfiguration(initializers = SharedPostgres.class)
class StoredBundlesTest {

    @Autowired
    private Uploads uploads;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Bundles bundles;

    @Autowired
    private BlobStore blobs;

    @Autowired
    private JdbcClient database;

    @Test
    void givesBackWhatItTookIn() {
        Bundle bundle = receive(part("b.js", "two()"), part("lib/a.js", "one()"));

        assertThat(bundles.get(bundle.digest())).isEqualTo(bundle);
        assertThat(bundle.files()).extracting(BundleFile::name).containsExactly("b.js", "lib/a.js");
        assertThat(bundles.source(bundle.files().get(1))).isEqualTo("one()".getBytes(UTF_8));
    }

    @Test
    void remembersWhichFilesAreOnlyImported() {
        byte[] archive = Archives.zip()
                .file(Archives.MANIFEST, "{\"files\": [\"main.mjs\"]}")
                .file("main.mjs", "import './lib/a.mjs';")
                .file("lib/a.mjs", "export {};")
                .bytes();
        Bundle bundle = receive(part("modules.zip", archive));

        assertThat(bundles.get(bundle.digest())).isEqualTo(bundle);
        assertThat(bundle.files()).extracting(BundleFile::entry).containsExactly(true, false);
    }

    @Test
    void keepsSourceMaps() {
        Bundle bundle = receive(part("main.js.map", "{}"), part("main.js", "f()"));

        assertThat(bundles.get(bundle.digest())).isEqualTo(bundle);
        assertThat(bundle.files()).extracting(BundleFile::isSourceMap).containsExactly(false, true);
    }

    @Test
    void neverStoresAMapThatRuns() {
        Bundle bundle = receive(part("once.js.map", "{}"), part("once.js", "once()"));

        assertThatThrownBy(() -> database.sql("update bundle_file set entry = true where bundle_digest = ?")
                        .param(bundle.digest().toString())
                        .update())
                .hasMessageContaining("bundle_file_map_never_runs");
    }

    @Test
    void keepsTheSameBundleOnce() {
        Bundle bundle = receive(part("once.js", "1"));

        assertThat(receive(part("once.js", "1"))).isEqualTo(bundle);
        assertThat(rows(bundle.digest())).isEqualTo(1);
    }

    @Test
    void takesInTheSameBundleFromManyAtOnce() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<Future<Bundle>> received = clients.invokeAll(
                    Collections.nCopies(12, () -> receive(part("race.js", "1"), part("race2.js", "2"))));
            for (Future<Bundle> bundle : received) {
                assertThat(bundles.get(bundle.get().digest()).files()).hasSize(2);
            }
        } finally {
            clients.shutdown();
        }
    }

    @Test
    void forgetsTheBundleWhenTheCallersTransactionFails() {
        Upload upload = uploads.read(List.of(part("undone.js", "1")));
        StoredUpload stored = uploads.store(upload);
        upload.close();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            uploads.save(stored);
        });
        Bundle bundle = stored.bundle();

        assertThatThrownBy(() -> bundles.get(bundle.digest()))
                .isInstanceOfSatisfying(
                        BundleException.class, e -> assertThat(e.code()).isEqualTo("bundle-not-found"));
    }

    @Test
    void storesNothingOfARefusedUpload() {
        assertThatThrownBy(() -> receive(part("good.js", "kept?"), part("bad.js", new byte[] {(byte) 0xFF})))
                .isInstanceOf(SnapforgeException.class);

        assertThat(blobs.contains(Digest.of("kept?".getBytes(UTF_8)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.js",
                "/a.js",
                "a//b.js",
                "a/./b.js",
                "a/../b.js",
                "a\\b.js",
                "a\u0001.js",
                "a.txt",
                ".js",
                ".mjs",
                "a/.mjs"
            })
    void theDatabaseRefusesBadNamesToo(String name) {
        Bundle bundle = receive(part("names.js", "1"));

        assertThatThrownBy(() -> database.sql("insert into bundle_file values (:bundle, 7, :name, 1, :digest, true)")
                        .param("bundle", bundle.digest().toString())
                        .param("name", name)
                        .param("digest", bundle.digest().toString())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private Bundle receive(UploadPart... parts) {
        try (Upload upload = uploads.read(List.of(parts))) {
            StoredUpload stored = uploads.store(upload);
            transaction.executeWithoutResult(status -> uploads.save(stored));
            return upload.bundle();
        }
    }

    private int rows(Digest digest) {
        return database.sql("select count(*) from bundle where digest = ?")
                .param(digest.toString())
                .query(Integer.class)
                .single();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan(
            basePackageClasses = {Bundles.class, BlobStore.class},
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    @ConfigurationPropertiesScan(basePackageClasses = {Bundles.class, BlobStore.class})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
