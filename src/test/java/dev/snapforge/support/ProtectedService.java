package dev.snapforge.support;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.postgres.SharedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/** Starts an api that asks who calls, once for all tests that carry this annotation. Nothing is built; {@link StandInBuilder} pretends. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SnapforgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.role.builder=false",
            // Has all operations, those on tokens among them, so the API's document is made of it.
            "springdoc.api-docs.enabled=true",
            "springdoc.api-docs.path=/generated/api-docs",
            "springdoc.api-docs.version=openapi_3_1",
            "springdoc.override-with-generic-response=false",
            "snapforge.blob.directory=" + ProtectedService.DATA + "/blobs",
            "snapforge.upload.directory=" + ProtectedService.DATA + "/uploads",
            "snapforge.signing.key-file=" + ProtectedService.DATA + "/signing-key.pem",
            "snapforge.access.mode=tokens,oidc",
            "snapforge.access.bootstrap-token-file=" + ProtectedService.DATA + "/${random.uuid}/admin-token",
            "snapforge.access.open-badges=open.*,opened",
            "snapforge.access.requests-per-minute=" + ProtectedService.REQUESTS_PER_MINUTE,
            "snapforge.access.queued-jobs=" + ProtectedService.QUEUED_JOBS,
            "snapforge.access.oidc.audience=" + ProtectedService.AUDIENCE,
            "snapforge.access.oidc.rules[0].issuer=ci",
            "snapforge.access.oidc.rules[0].claims=repository=acme/*,ref=refs/heads/main",
            "snapforge.access.oidc.rules[0].scopes=builds:write,snapshots:read",
            "snapforge.access.oidc.rules[0].names=acme.*",
            "snapforge.access.oidc.rules[1].issuer=ci",
            "snapforge.access.oidc.rules[1].claims=email=*@acme.example,sub=a-person",
            "snapforge.access.oidc.rules[1].scopes=snapshots:read",
            "snapforge.access.oidc.rules[1].names=acme.*",
            "snapforge.access.oidc.rules[2].issuer=lab",
            "snapforge.access.oidc.rules[2].claims=project_path=acme/*,ref=main",
            "snapforge.access.oidc.rules[2].scopes=builds:write,snapshots:read",
            "snapforge.access.oidc.rules[2].names=acme.*",
        })
@ContextConfiguration(initializers = {SharedPostgres.class, ProtectedService.TrustedIssuer.class})
@Import({ProtectedService.TickingClock.class, StandInBuilder.class})
public @interface ProtectedService {

    String DATA = "${tests.fork.folder:target/tests}/protected";
    String AUDIENCE = "https://snapforge.example";
    int REQUESTS_PER_MINUTE = 150;
    int QUEUED_JOBS = 6;

    /** Trusts an issuer on this machine. */
    final class TrustedIssuer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        public static final LocalIssuer ISSUER = start();

        /** Names projects as GitLab does. */
        public static final LocalIssuer LAB = start();

        private static LocalIssuer start() {
            try {
                return new LocalIssuer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            // Lists are taken from one source of settings as a whole.
            TestPropertyValues.of(
                            "snapforge.access.oidc.issuers[0].issuer=" + ISSUER.address(),
                            "snapforge.access.oidc.issuers[0].name=ci",
                            "snapforge.access.oidc.issuers[0].principal=repository",
                            "snapforge.access.oidc.issuers[0].client.id=snapforge",
                            "snapforge.access.oidc.issuers[0].client.scopes=email",
                            "snapforge.access.oidc.issuers[0].client.label=Acme <b>",
                            "snapforge.access.oidc.issuers[0].client.principal=email",
                            // No test needs an answer of it.
                            "snapforge.access.oidc.issuers[1].issuer=https://other.example",
                            "snapforge.access.oidc.issuers[1].name=other",
                            "snapforge.access.oidc.issuers[1].client.id=snapforge",
                            "snapforge.access.oidc.issuers[2].issuer=" + LAB.address(),
                            "snapforge.access.oidc.issuers[2].name=lab",
                            "snapforge.access.oidc.issuers[2].principal=project_path")
                    .applyTo(context);
        }
    }

    /** Goes on by a millisecond at each look, so that no two things happen at once, and by more where a test wants it. */
    @TestConfiguration(proxyBeanMethods = false)
    class TickingClock {

        public static final AtomicLong MILLIS =
                new AtomicLong(Instant.parse("2026-11-25T12:00:00Z").toEpochMilli());

        @Bean
        @Primary
        Clock tickingClock() {
            InstantSource source = () -> Instant.ofEpochMilli(MILLIS.incrementAndGet());
            return source.withZone(ZoneOffset.UTC);
        }
    }
}
