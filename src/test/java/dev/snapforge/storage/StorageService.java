package dev.snapforge.storage;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.blob.FileBlobStore;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.support.StandInBuilder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/** Starts an api with a clock that tests set and a store that tests can hold up, once for all tests that carry this annotation. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SnapforgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.role.builder=false",
            "snapforge.blob.directory=${tests.fork.folder:target/tests}/storage/${random.uuid}",
            "snapforge.signing.key-file=${tests.fork.folder:target/tests}/storage/signing-key.pem",
        })
@ContextConfiguration(initializers = SharedPostgres.class)
@Import({StorageService.Parts.class, StandInBuilder.class, StandInBuilds.class})
public @interface StorageService {

    /** What stands in for the machine's clock, and between the service and its directory. */
    @TestConfiguration(proxyBeanMethods = false)
    class Parts {

        private static final AtomicLong MILLIS =
                new AtomicLong(Instant.parse("2026-11-25T12:00:00Z").toEpochMilli());

        /** Lets time pass. */
        public static void after(Duration time) {
            MILLIS.addAndGet(time.toMillis());
        }

        /** Goes on by a millisecond at each look, so that no two things happen at once. */
        @Bean
        @Primary
        Clock settableClock() {
            InstantSource source = () -> Instant.ofEpochMilli(MILLIS.incrementAndGet());
            return source.withZone(ZoneOffset.UTC);
        }

        @Bean
        @Primary
        HeldUpStore heldUpStore(FileBlobStore files) {
            return new HeldUpStore(files);
        }
    }
}
