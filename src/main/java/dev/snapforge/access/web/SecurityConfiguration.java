package dev.snapforge.access.web;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.Caller;
import dev.snapforge.access.OpenBadges;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The one chain of filters before everything. No session: each request says who asks, by a header or a cookie, or nobody does. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfiguration {

    private static final String REST_OF_POLICY =
            " img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self';" + REST_OF_POLICY;
    // Swagger UI brings its own scripts, and styles and pictures inside its elements.
    private static final String SWAGGER_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline';" + REST_OF_POLICY;
    private static final RequestMatcher SWAGGER =
            PathPatternRequestMatcher.withDefaults().matcher("/swagger-ui/**");

    @Bean
    SecurityFilterChain accessChain(
            HttpSecurity http,
            AccessSettings settings,
            BearerAuthenticator bearers,
            EndpointScopes scopes,
            RateLimiter limits,
            OpenBadges badges,
            BodyLimits bodies,
            SecurityProblemHandler problems)
            throws Exception {
        // Instead of Spring's tokens: CrossSiteFilter.
        http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(it -> it.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .anonymous(it -> it.principal(settings.asksWho() ? Caller.NOBODY : Caller.ANYBODY))
                .headers(it -> headers(it, settings));
        if (settings.asksWho()) {
            http.oauth2ResourceServer(it -> it.authenticationManagerResolver(request -> bearers)
                            .bearerTokenResolver(new CredentialResolver())
                            .authenticationEntryPoint(problems)
                            .accessDeniedHandler(problems))
                    // The rest of a request that was let in already.
                    .authorizeHttpRequests(it -> it.dispatcherTypeMatchers(
                                    DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                            .permitAll()
                            .anyRequest()
                            .access(scopes))
                    .addFilterBefore(
                            new CrossSiteFilter(CrossSiteFilter::isBorrowable, problems), AuthorizationFilter.class);
        } else {
            http.authorizeHttpRequests(it -> it.anyRequest().permitAll())
                    .addFilterBefore(new CrossSiteFilter(request -> true, problems), AuthorizationFilter.class);
        }
        if (!settings.asksWho() || !settings.hosts().isEmpty()) {
            http.addFilterAfter(new HostFilter(settings.hosts(), problems), HeaderWriterFilter.class);
        }
        if (limits.any()) {
            http.addFilterBefore(new RateLimitFilter(limits, badges, problems), AuthorizationFilter.class);
        }
        // Last: from here on, and not before, the body may be read.
        http.addFilterAfter(new BodyAdmissionFilter(bodies, problems), AuthorizationFilter.class);
        return http.build();
    }

    /** An observation for each of the filters, of every request, cost a third of a short answer; {@code http.server.requests} has the whole. */
    @Bean
    SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * The firewall refuses characters in headers whenever somebody reads them, also while a refusal is written: what it hands over here is
     * the request as it came, which can be answered. No filter has run by then, so what tells browsers to take the answer as it is meant is
     * written here.
     */
    @Bean
    RequestRejectedHandler requestRejected(SecurityProblemHandler problems) {
        List<HeaderWriter> headers =
                List.of(new XContentTypeOptionsHeaderWriter(), new ContentSecurityPolicyHeaderWriter(CONTENT_POLICY));
        return (request, response, refused) -> {
            headers.forEach(it -> it.writeHeaders(request, response));
            problems.answer(request, response, refused);
        };
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, AccessSettings settings) {
        headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        SWAGGER, new ContentSecurityPolicyHeaderWriter(SWAGGER_POLICY)))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(SWAGGER), new ContentSecurityPolicyHeaderWriter(CONTENT_POLICY)))
                .referrerPolicy(it -> it.policy(ReferrerPolicy.NO_REFERRER));
        if (!settings.asksWho()) {
            // What is the same for everybody may be kept.
            headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
        }
    }
}
