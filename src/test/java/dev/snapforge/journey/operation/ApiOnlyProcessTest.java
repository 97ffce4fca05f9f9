package dev.snapforge.journey.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.BuilderRole;
import dev.snapforge.support.ProtectedService;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** A process that only answers requests creates nothing that builds. */
@ProtectedService
class ApiOnlyProcessTest {

    @Autowired
    private ConfigurableApplicationContext context;

    @Test
    void hasNothingThatBuilds() {
        assertThat(beans())
                .noneMatch(type -> AnnotatedElementUtils.hasAnnotation(type, BuilderRole.class))
                .isNotEmpty();
    }

    /** What is left of the builder's packages: settings, what reports that there is no builder, and what a signer reports. */
    @Test
    void hasOnlyWhatRequestsNeedOfTheBuildersPackages() {
        assertThat(beans().filter(type -> Stream.of("builder", "engine")
                        .anyMatch(it -> type.getPackageName().concat(".").startsWith("dev.snapforge." + it + "."))))
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder(
                        "EngineSettings",
                        "EnginesHealthIndicator",
                        "LimitsHealthIndicator",
                        "StartupMessage",
                        "BuilderSettings",
                        "JobTracing",
                        "StageMeters");
    }

    private Stream<Class<?>> beans() {
        return Stream.of(context.getBeanDefinitionNames())
                .<Class<?>>map(context::getType)
                .filter(Objects::nonNull)
                .filter(type -> type.getName().startsWith("dev.snapforge."))
                .map(org.springframework.util.ClassUtils::getUserClass);
    }
}
