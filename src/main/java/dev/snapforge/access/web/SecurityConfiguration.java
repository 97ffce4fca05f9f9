package dev.snapforge.access.web;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.Caller;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The one chain of filters before everything. No session, no cookie: each request says who asks, or nobody does. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfiguration {

    // Swagger UI brings its own scripts, and styles and pictures inside its elements.
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain accessChain(
            HttpSecurity http,
            AccessSettings settings,
            BearerAuthenticator bearers,
            EndpointScopes scopes,
            RateLimiter limits,
            BodyLimits bodies,
            SecurityProblemHandler problems)
            throws Exception {
        // Without cookies there is nothing that another site could borrow.
        http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(it -> it.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .anonymous(it -> it.principal(settings.asksWho() ? Caller.NOBODY : Caller.ANYBODY))
                .headers(it -> headers(it, settings));
        if (settings.asksWho()) {
            http.oauth2ResourceServer(it -> it.authenticationManagerResolver(request -> bearers)
                            .authenticationEntryPoint(problems)
                            .accessDeniedHandler(problems))
                    // The rest of a request that was let in already.
                    .authorizeHttpRequests(it -> it.dispatcherTypeMatchers(
                                    DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                            .permitAll()
                            .anyRequest()
                            .access(scopes));
        } else {
            http.authorizeHttpRequests(it -> it.anyRequest().permitAll())
                    .addFilterBefore(new CrossSiteFilter(problems), AuthorizationFilter.class);
        }
        if (!settings.asksWho() || !settings.hosts().isEmpty()) {
            http.addFilterAfter(new HostFilter(settings.hosts(), problems), HeaderWriterFilter.class);
        }
        if (limits.any()) {
            http.addFilterBefore(new RateLimitFilter(limits, problems), AuthorizationFilter.class);
        }
        // Last: from here on, and not before, the body may be read.
        http.addFilterAfter(new BodyAdmissionFilter(bodies, problems), AuthorizationFilter.class);
        return http.build();
    }

    /**
     * The firewall refuses characters in headers whenever somebody reads them, also while a refusal is written: what it hands over here is
     * the request as it came, which can be answered.
     */
    @Bean
    RequestRejectedHandler requestRejected(SecurityProblemHandler problems) {
        return problems::answer;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, AccessSettings settings) {
        headers.contentSecurityPolicy(it -> it.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(it -> it.policy(ReferrerPolicy.NO_REFERRER));
        if (!settings.asksWho()) {
            // What is the same for everybody may be kept.
            headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
        }
    }
}
