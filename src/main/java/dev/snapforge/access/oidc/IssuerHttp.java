package dev.snapforge.access.oidc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Requests to issuers, which wait and read only so much. */
public final class IssuerHttp {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 512 * 1024;

    private static final RestClient DOCUMENTS =
            bounded(HttpClient.Redirect.NORMAL, ANSWER).build();

    private IssuerHttp() {}

    /** Requests that follow no redirects and end after 5 s, of which 3 s to connect, and at 512 KiB. */
    public static RestClient.Builder withoutRedirects() {
        return bounded(HttpClient.Redirect.NEVER, ANSWER);
    }

    /** @param answer how long a request may take from its beginning to the last byte of the answer */
    static RestClient.Builder bounded(HttpClient.Redirect redirects, Duration answer) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(redirects)
                .build());
        requests.setReadTimeout(answer);
        return RestClient.builder()
                .requestFactory(requests)
                .requestInterceptor((request, body, next) -> new BoundedResponse(next.execute(request, body)));
    }

    /**
     * The text at an address of the issuer, with the same bounds.
     *
     * @throws IOException if there is no answer in time, or another status than 200
     */
    static String read(URI address) throws IOException {
        try {
            byte[] body = DOCUMENTS
                    .get()
                    .uri(address)
                    .accept(MediaType.APPLICATION_JSON, MediaType.ALL)
                    .exchange((request, response) -> {
                        if (response.getStatusCode().value() != 200) {
                            throw new IOException("Status " + response.getStatusCode() + " of " + address);
                        }
                        return response.getBody().readAllBytes();
                    });
            return new String(body, StandardCharsets.UTF_8);
        } catch (RestClientException e) {
            throw new IOException("No answer of " + address, e);
        }
    }

    /** An answer whose body was read up to a number of bytes, whatever its sender had in store; the body may be read more than once. */
    private static final class BoundedResponse implements ClientHttpResponse {

        private final ClientHttpResponse answer;
        private final byte[] body;

        BoundedResponse(ClientHttpResponse answer) throws IOException {
            this.answer = answer;
            this.body = answer.getBody().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                // Not the answer itself, which would read the rest.
                answer.getBody().close();
                throw new IOException("More than " + MOST_BYTES + " bytes");
            }
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public HttpHeaders getHeaders() {
            return answer.getHeaders();
        }

        @Override
        public HttpStatusCode getStatusCode() throws IOException {
            return answer.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return answer.getStatusText();
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
