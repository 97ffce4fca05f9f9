package dev.snapforge.builds;

import dev.snapforge.builds.submit.AvailableTargets;
import dev.snapforge.core.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The ports of {@code build}, in memory: what is queued, and which targets there are. */
@TestConfiguration(proxyBeanMethods = false)
class BuildPorts {

    static final Target LIVE = Target.parse("linux-x64/javet-v8-5.0.6");
    static final Target OTHER = Target.parse("linux-x64/javet-v8-4.0.0");
    static final Target DEAD = Target.parse("linux-arm64/javet-v8-4.0.0");

    @Bean
    @Primary
    MemoryQueue memoryQueue() {
        return new MemoryQueue();
    }

    @Bean
    @Primary
    MemoryTargets memoryTargets() {
        return new MemoryTargets();
    }

    static final class MemoryQueue implements JobQueue {

        final Map<UUID, Target> waiting = new ConcurrentHashMap<>();

        @Override
        public void enqueue(UUID jobId, Target target, String principal) {
            waiting.put(jobId, target);
        }

        @Override
        public void handOver(UUID jobId, Target target) {
            waiting.remove(jobId, target);
        }

        @Override
        public void remove(UUID jobId, Target target) {
            waiting.remove(jobId, target);
        }
    }

    static final class MemoryTargets implements AvailableTargets {

        volatile boolean builderAlive = true;

        @Override
        public List<Availability> all() {
            List<Availability> all = new ArrayList<>();
            all.add(new Availability(LIVE, builderAlive, true));
            all.add(new Availability(OTHER, builderAlive, true));
            all.add(new Availability(DEAD, false, false));
            return all;
        }
    }
}
