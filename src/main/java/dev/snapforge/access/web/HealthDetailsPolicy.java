package dev.snapforge.access.web;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Everybody may learn whether the service is well; what is wrong with it, with addresses and paths, is for admins. Where nobody is
 * asked who they are, that is whoever asks from this machine: a builder answers its cluster's probes without knowing them.
 */
@Component
class HealthDetailsPolicy implements HealthEndpointGroupsPostProcessor {

    private final CallerContext access;
    private final AccessSettings settings;

    HealthDetailsPolicy(CallerContext access, AccessSettings settings) {
        this.access = access;
        this.settings = settings;
    }

    @Override
    public HealthEndpointGroups postProcessHealthEndpointGroups(HealthEndpointGroups groups) {
        Map<String, HealthEndpointGroup> guarded = new LinkedHashMap<>();
        for (String name : groups.getNames()) {
            HealthEndpointGroup group = groups.get(name);
            if (group != null) {
                guarded.put(name, new Guarded(group));
            }
        }
        return HealthEndpointGroups.of(new Guarded(groups.getPrimary()), guarded);
    }

    private boolean mayKnow() {
        return access.caller().has(Scope.ADMIN) && (settings.asksWho() || fromThisMachine());
    }

    private static boolean fromThisMachine() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return false;
        }
        HttpServletRequest request = attributes.getRequest();
        try {
            // Always numbers, so nobody is asked for them. Behind a proxy, the first is what a header says; the second
            // is the connection's.
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && InetAddress.getByName(request.getLocalAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private final class Guarded implements HealthEndpointGroup {

        private final HealthEndpointGroup group;

        Guarded(HealthEndpointGroup group) {
            this.group = group;
        }

        @Override
        public boolean isMember(String name) {
            return group.isMember(name);
        }

        @Override
        public boolean showComponents(SecurityContext context) {
            return mayKnow();
        }

        @Override
        public boolean showDetails(SecurityContext context) {
            return mayKnow();
        }

        @Override
        public StatusAggregator getStatusAggregator() {
            return group.getStatusAggregator();
        }

        @Override
        public HttpCodeStatusMapper getHttpCodeStatusMapper() {
            return group.getHttpCodeStatusMapper();
        }

        @Override
        public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
            return group.getAdditionalPath();
        }
    }
}
