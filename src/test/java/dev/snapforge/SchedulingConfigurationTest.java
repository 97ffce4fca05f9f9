package dev.snapforge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Periodic tasks neither die of what they throw nor wait for each other, and end with the service. */
@ExtendWith(OutputCaptureExtension.class)
class SchedulingConfigurationTest {

    private static final int SECONDS = 30;

    @Test
    void keepsTasksGoingWhateverHappens(CapturedOutput output) throws InterruptedException {
        Tasks tasks;
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext(SchedulingConfiguration.class, Tasks.class)) {
            tasks = context.getBean(Tasks.class);
            assertThat(tasks.endless.await(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(tasks.errors.await(SECONDS, TimeUnit.SECONDS))
                    .as("runs again")
                    .isTrue();
            assertThat(tasks.exceptions.await(SECONDS, TimeUnit.SECONDS))
                    .as("runs again")
                    .isTrue();
        }

        assertThat(tasks.interrupted.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(output)
                .contains("The periodic task SchedulingConfigurationTest$Tasks failed; it will run again")
                .contains("java.lang.IllegalStateException: an exception")
                .contains("java.lang.AssertionError: an error");
    }

    @Configuration(proxyBeanMethods = false)
    static class Tasks {

        private final CountDownLatch endless = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private final CountDownLatch errors = new CountDownLatch(3);
        private final CountDownLatch exceptions = new CountDownLatch(3);

        @Bean
        SchedulingConfigurer slow() {
            return every(() -> {
                endless.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            });
        }

        @Bean
        SchedulingConfigurer faulty() {
            return every(() -> {
                exceptions.countDown();
                throw new IllegalStateException("an exception");
            });
        }

        @Bean
        SchedulingConfigurer broken() {
            return every(() -> {
                errors.countDown();
                throw new AssertionError("an error");
            });
        }

        private static SchedulingConfigurer every(Runnable task) {
            return tasks -> tasks.addFixedDelayTask(new FixedDelayTask(task, Duration.ofMillis(1), Duration.ZERO));
        }
    }
}
