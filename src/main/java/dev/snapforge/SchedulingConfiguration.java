package dev.snapforge;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Runs the periodic tasks of all capabilities; each is a {@link SchedulingConfigurer} that registers itself. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SchedulingConfiguration {

    /** A thread for each, so that none waits for another: a check of the store takes hours, a look at a bucket a minute. */
    @Bean
    static ThreadPoolTaskScheduler taskScheduler(ObjectProvider<SchedulingConfigurer> tasks) {
        InterruptingScheduler scheduler = new InterruptingScheduler();
        scheduler.setPoolSize((int) Math.max(1, tasks.stream().count()));
        scheduler.setThreadNamePrefix("periodic-");
        scheduler.setErrorHandler(new PeriodicTaskErrorHandler());
        return scheduler;
    }

    /** Every task can be cut off at any point, and one that waits for a store that is unavailable would hold up the shutdown. */
    private static final class InterruptingScheduler extends ThreadPoolTaskScheduler {

        private static final long serialVersionUID = 1L;

        @Override
        protected void initiateEarlyShutdown() {
            getScheduledExecutor().shutdownNow();
        }
    }
}
