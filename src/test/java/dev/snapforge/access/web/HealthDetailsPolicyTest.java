package dev.snapforge.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.access.AccessMode;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.Caller;
import dev.snapforge.access.CallerContext;
import dev.snapforge.access.FirstToken;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Details are for admins; where nobody is asked who they are, for this machine. */
class HealthDetailsPolicyTest {

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
    }

    @ParameterizedTest
    @CsvSource({
        "LOOPBACK, anybody, 127.0.0.1, 127.0.0.1, true",
        "LOOPBACK, anybody, 0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1, true",
        "LOOPBACK, anybody, 10.0.0.7, 10.0.0.8, false",
        // A header said so.
        "LOOPBACK, anybody, 127.0.0.1, 10.0.0.8, false",
        "TOKENS, anybody, 10.0.0.7, 10.0.0.8, true",
        "TOKENS, nobody, 10.0.0.7, 10.0.0.8, false",
        // A proxy on this machine makes everybody look like somebody on it.
        "TOKENS, nobody, 127.0.0.1, 127.0.0.1, false",
    })
    void showsDetails(AccessMode mode, String who, String address, String reached, boolean shown) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        request.setLocalAddr(reached);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));

        HealthEndpointGroups groups = groups(mode, who.equals("nobody") ? Caller.NOBODY : Caller.ANYBODY);

        assertThat(groups.getPrimary().showDetails(SecurityContext.NONE)).isEqualTo(shown);
        assertThat(Objects.requireNonNull(groups.get("readiness")).showComponents(SecurityContext.NONE))
                .isEqualTo(shown);
    }

    private static HealthEndpointGroups groups(AccessMode mode, Caller caller) {
        AccessSettings settings = new AccessSettings(
                Set.of(mode), Path.of("unused"), FirstToken.FILE, false, Set.of(), null, null, Set.of());
        CallerContext access = new CallerContext() {
            @Override
            public Caller caller() {
                return caller;
            }

            @Override
            public int mostQueuedJobs() {
                return 0;
            }
        };
        return new HealthDetailsPolicy(access, settings)
                .postProcessHealthEndpointGroups(HealthEndpointGroups.of(new Open(), Map.of("readiness", new Open())));
    }

    /** Shows everything. */
    private static final class Open implements HealthEndpointGroup {

        @Override
        public boolean isMember(String name) {
            return true;
        }

        @Override
        public boolean showComponents(SecurityContext context) {
            return true;
        }

        @Override
        public boolean showDetails(SecurityContext context) {
            return true;
        }

        @Override
        public StatusAggregator getStatusAggregator() {
            return StatusAggregator.getDefault();
        }

        @Override
        public HttpCodeStatusMapper getHttpCodeStatusMapper() {
            return HttpCodeStatusMapper.getDefault();
        }

        @Override
        public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
            return null;
        }
    }
}
