package dev.snapforge.journey.ci;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.postgres.SharedPostgres;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts a whole service with the settings of docs/ci.md: the default branches of {@code acme/tools} on GitHub and of {@code acme/shop} on
 * GitLab may release and promote what is called {@code acme.*}; their pull and merge requests may build without a name, and read.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("integrations")
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@SpringBootTest(
        classes = SnapforgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.blob.directory=" + PublishingService.DATA + "/blobs",
            "snapforge.upload.directory=" + PublishingService.DATA + "/uploads",
            "snapforge.signing.key-file=" + PublishingService.DATA + "/signing-key.pem",
            "snapforge.engine.work-directory=" + PublishingService.DATA + "/engine",
            "snapforge.engine.targets=" + PublishingService.ENGINE,
            "snapforge.builder.measurement-runs=2",
            "snapforge.access.bootstrap-token-file=" + PublishingService.DATA + "/${random.uuid}/admin-token",
        })
@ContextConfiguration(initializers = {SharedPostgres.class, TrustedIssuers.class})
public @interface PublishingService {

    String DATA = "${tests.fork.folder:target/tests}/publishing";
    String ENGINE = "linux-x64/javet-v8-5.0.6";
}
