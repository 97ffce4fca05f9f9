package dev.snapforge.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Which store the settings lead to. */
class StoreChoiceTest {

    @Configuration(proxyBeanMethods = false)
    // There is no database here.
    @ComponentScan(
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ContentReservations.class))
    @EnableConfigurationProperties({BlobSettings.class, S3Settings.class})
    static class Application {}

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withUserConfiguration(Application.class)
            .withPropertyValues("snapforge.blob.directory=${tests.fork.folder:target/tests}/choice");

    @Test
    void isFilesUnlessToldOtherwise() {
        service.run(
                context -> assertThat(context).hasSingleBean(BlobStore.class).hasSingleBean(FileBlobStore.class));
    }

    @Test
    void isABucketWhereSettingsNameOne() {
        try (S3Proxy proxy = S3Proxy.start()) {
            service.withPropertyValues(
                            "snapforge.blob.store=s3",
                            "snapforge.blob.s3.endpoint=" + proxy.endpoint(),
                            "snapforge.blob.s3.path-style=true",
                            "snapforge.blob.s3.bucket=" + proxy.bucket("named"))
                    .run(context -> {
                        assertThat(context).hasSingleBean(BlobStore.class).hasSingleBean(S3BlobStore.class);
                        BlobStore store = context.getBean(BlobStore.class);
                        byte[] content = "through the settings".getBytes(UTF_8);
                        assertThat(store.read(store.put(content))).isEqualTo(content);
                    });
        }
    }

    @Test
    void isRefusedWithoutABucket() {
        service.withPropertyValues("snapforge.blob.store=s3")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(UnusableS3SettingException.class));
    }

    @Test
    void isRefusedWhereTheKindIsUnknown() {
        service.withPropertyValues("snapforge.blob.store=tape")
                .run(context -> assertThat(context).hasFailed());
    }
}
