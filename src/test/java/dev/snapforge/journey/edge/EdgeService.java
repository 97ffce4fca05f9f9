package dev.snapforge.journey.edge;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.support.StandInBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Starts an api with limits that are soon reached, once for all tests that carry this annotation. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SnapforgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.role.builder=false",
            "management.server.port=0",
            "server.tomcat.threads.max=20",
            "snapforge.access.mode=tokens",
            "snapforge.access.open-metrics=true",
            "snapforge.access.bootstrap-token-file=" + EdgeService.DATA + "/${random.uuid}/admin-token",
            "snapforge.blob.directory=" + EdgeService.DATA + "/blobs",
            "snapforge.signing.key-file=" + EdgeService.DATA + "/signing-key.pem",
            "snapforge.upload.directory=" + EdgeService.DATA + "/uploads",
            "snapforge.upload.per-principal=" + EdgeService.UPLOADS_PER_PRINCIPAL,
            "snapforge.upload.concurrent=" + EdgeService.UPLOADS,
            "snapforge.events.per-principal=" + EdgeService.STREAMS_PER_PRINCIPAL,
            "snapforge.events.concurrent=" + EdgeService.STREAMS,
            "snapforge.events.heartbeat=100ms",
            "snapforge.events.waiting-per-principal=" + EdgeService.WAITING_PER_PRINCIPAL,
            "snapforge.download.per-principal=" + EdgeService.DOWNLOADS_PER_PRINCIPAL,
            "snapforge.download.concurrent=" + EdgeService.DOWNLOADS,
        })
@ContextConfiguration(initializers = SharedPostgres.class)
@Import(StandInBuilder.class)
@interface EdgeService {

    String DATA = "${tests.fork.folder:target/tests}/edge";
    /** More than the pool of the tests has connections. */
    int UPLOADS_PER_PRINCIPAL = 10;

    int UPLOADS = 12;
    int STREAMS_PER_PRINCIPAL = 2;
    int STREAMS = 3;
    int WAITING_PER_PRINCIPAL = 2;
    int DOWNLOADS_PER_PRINCIPAL = 2;
    int DOWNLOADS = 3;
}
