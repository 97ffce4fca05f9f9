package dev.snapforge.support;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.postgres.SharedPostgres;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Starts api and builder in this JVM, once for all tests that carry this annotation. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SnapforgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.blob.directory=" + WholeService.DATA + "/blobs",
            "snapforge.upload.directory=" + WholeService.DATA + "/uploads",
            "snapforge.signing.key-file=" + WholeService.DATA + "/signing-key.pem",
            "snapforge.engine.work-directory=" + WholeService.DATA + "/engine",
            // Two engines are enough to find what differs between them, and one of them is built for by name only.
            "snapforge.targets.named-only=",
            // Ten more processes for each job: measured where a test asks for a minimal speed-up.
            "snapforge.builder.measurement-runs=0",
            "snapforge.engine.limits.wall-clock=60s",
            "snapforge.engine.limits.cpu=10s",
            "snapforge.engine.limits.heap=128MB",
            "snapforge.engine.limits.resident=800MB",
        })
@ContextConfiguration(initializers = SharedPostgres.class)
public @interface WholeService {

    /** Where the tests' service keeps its files. */
    String DATA = "${tests.fork.folder:target/tests}/service";
}
