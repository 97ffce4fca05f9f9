package dev.snapforge.access.oidc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** Exchanges codes for ID tokens, with the bounds that all requests to an issuer have, and without following redirects. */
final class TokenEndpoint {

    private TokenEndpoint() {}

    static RestClientAuthorizationCodeTokenResponseClient client() {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofMillis(IssuerDescription.CONNECT_MILLIS))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(Duration.ofMillis(IssuerDescription.READ_MILLIS));
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(it -> it.addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .requestInterceptor((request, body, next) -> new BoundedResponse(next.execute(request, body)))
                .build());
        return client;
    }

    /** An answer whose body was read up to a number of bytes, whatever its sender had in store; the body may be read more than once. */
    private static final class BoundedResponse implements ClientHttpResponse {

        private final ClientHttpResponse answer;
        private final byte[] body;

        BoundedResponse(ClientHttpResponse answer) throws IOException {
            this.answer = answer;
            this.body = answer.getBody().readNBytes(IssuerDescription.MOST_BYTES + 1);
            if (body.length > IssuerDescription.MOST_BYTES) {
                answer.close();
                throw new IOException("More than " + IssuerDescription.MOST_BYTES + " bytes");
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
