package dev.snapforge.webhooks.delivery;

import dev.snapforge.webhooks.AddressPolicy;
import dev.snapforge.webhooks.AddressPolicy.ForbiddenAddressException;
import dev.snapforge.webhooks.WebhookSecret;
import dev.snapforge.webhooks.WebhookSettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Sends one message once. A name is resolved, checked and connected to in one step, so that it cannot be another address meanwhile. Redirects
 * are not followed, proxies not used, bodies of answers not read; an attempt ends when its time is over, however much comes in.
 */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class WebhookSender implements DisposableBean {

    private static final ContentType STRUCTURED = ContentType.parse("application/cloudevents+json; charset=utf-8");

    private static final Http1Config SMALL_HEADS =
            Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(8192).build();

    private final CloseableHttpClient secure;
    private final CloseableHttpClient plain;
    private final Duration timeout;
    private final Clock clock;
    private final ScheduledExecutorService ends = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "webhook-timeouts");
        thread.setDaemon(true);
        return thread;
    });

    WebhookSender(AddressPolicy addresses, WebhookSettings settings, Clock clock) {
        this.secure = client(addresses, false, settings);
        this.plain = client(addresses, true, settings);
        this.timeout = settings.timeout();
        this.clock = clock;
    }

    private static CloseableHttpClient client(AddressPolicy addresses, boolean withoutTls, WebhookSettings settings) {
        Timeout timeout = Timeout.of(settings.timeout());
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver(addresses, withoutTls))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(SMALL_HEADS)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .setMaxConnTotal(settings.concurrent())
                        .setMaxConnPerRoute(settings.concurrent())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Snapforge-Webhooks")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private static DnsResolver resolver(AddressPolicy addresses, boolean withoutTls) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return addresses.resolve(host, withoutTls);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /**
     * Sends a message.
     *
     * @param id of the event, the same whenever it is sent
     * @param secrets what it is signed with, in the form of Standard Webhooks
     */
    DeliveryAttempt send(URI url, UUID id, String body, List<WebhookSecret> secrets) {
        long time = clock.instant().getEpochSecond();
        String signed = id + "." + time + "." + body;
        HttpPost request = new HttpPost(url);
        request.setEntity(new StringEntity(body, STRUCTURED));
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", time);
        request.setHeader(
                "webhook-signature",
                secrets.stream().map(it -> "v1," + it.sign(signed)).collect(Collectors.joining(" ")));
        ScheduledFuture<?> end = ends.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return exchange(request, AddressPolicy.isPlain(url) ? plain : secure);
        } catch (IOException e) {
            return DeliveryAttempt.failed(request.isCancelled() ? "timeout" : word(e));
        } finally {
            end.cancel(false);
        }
    }

    private DeliveryAttempt exchange(HttpPost request, CloseableHttpClient client) throws IOException {
        ClassicHttpResponse response = client.executeOpen(null, request, null);
        try {
            return DeliveryAttempt.answered(
                    response.getCode(), retryAfter(response.getFirstHeader(HttpHeaders.RETRY_AFTER)));
        } finally {
            // Closing alone would read the body to its end.
            request.cancel();
            try {
                response.close();
            } catch (IOException e) {
                // The connection is gone, and the answer is known.
            }
        }
    }

    private @Nullable Duration retryAfter(@Nullable Header header) {
        if (header == null || header.getValue() == null) {
            return null;
        }
        String value = header.getValue().strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant();
            return Duration.between(clock.instant(), until);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String word(IOException failure) {
        if (failure instanceof ForbiddenAddressException) {
            return "address-forbidden";
        }
        if (failure instanceof UnknownHostException) {
            return "unknown-host";
        }
        if (failure instanceof SSLException) {
            return "tls";
        }
        return failure instanceof SocketTimeoutException || failure instanceof InterruptedIOException
                ? "timeout"
                : "connection";
    }

    @Override
    public void destroy() throws IOException {
        ends.shutdownNow();
        secure.close();
        plain.close();
    }
}
