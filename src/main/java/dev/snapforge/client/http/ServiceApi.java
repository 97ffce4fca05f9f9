package dev.snapforge.client.http;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.RequestedRelease;
import dev.snapforge.verify.RuntimeRequirements;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The service's HTTP interface, version 1. It believes nothing: answers are checked for form. */
public final class ServiceApi {

    private static final int SIGNATURE_LENGTH = 64;

    private final BoundedHttpClient http;
    private final String root;
    private final int maxContainer;
    private final boolean refuseVulnerable;

    /** @param refuseVulnerable whether a name is not resolved to what stands on a vulnerable engine */
    public ServiceApi(
            URI server,
            @Nullable String authorization,
            Duration connect,
            Duration timeout,
            int maxContainer,
            boolean refuseVulnerable) {
        this.http = new BoundedHttpClient(authorization, connect, timeout);
        this.root = server.toString().replaceAll("/+$", "");
        this.maxContainer = maxContainer;
        this.refuseVulnerable = refuseVulnerable;
    }

    /**
     * The statements that say what is wanted; nothing in them has been verified.
     *
     * @param etag of an answer that is still at hand, or null
     * @return empty if that answer still holds
     * @throws NoMatchingSnapshotException if the service has none for this runtime
     */
    public Optional<UnverifiedResolution> resolve(
            RequestedRelease wanted, RuntimeRequirements runtime, @Nullable String etag) {
        String path = "/resolve?name=" + encoded(wanted.name())
                + (wanted.channel() != null ? "&channel=" + encoded(wanted.channel()) : "")
                + (wanted.version() != null ? "&version=" + encoded(wanted.version()) : "")
                + (wanted.requires().isEmpty() ? "" : "&requires=" + encoded(String.join(",", wanted.requires())))
                + "&platform=" + encoded(runtime.platform().toString())
                + "&engine=" + encoded(String.valueOf(runtime.engine()))
                + (refuseVulnerable ? "&vulnerable=refuse" : "");
        HttpRequest.Builder request = request(path, "application/json");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        HttpResponse<byte[]> response = http.send(path, request.build(), BoundedHttpClient.MAX_JSON);
        if (response.statusCode() == 304 && etag != null) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw available(response)
                    .<ServiceException>map(it -> new NoMatchingSnapshotException(wanted, runtime, it))
                    .orElseGet(() -> refused(path, response));
        }
        Map<?, ?> answer = object(response.body()).orElseThrow(() -> unexpected(path, "a JSON object", "none"));
        if (!(answer.get("release") instanceof Map<?, ?> release)) {
            throw unexpected(path, "an object 'release'", "none");
        }
        byte[] channel =
                answer.get("channelStatement") instanceof Map<?, ?> statement ? CanonicalJson.write(statement) : null;
        return Optional.of(new UnverifiedResolution(
                response.headers().firstValue("ETag").orElse(null),
                CanonicalJson.write(release),
                channel,
                ResolutionWarning.read(answer.get("warnings"))));
    }

    /** Container, signature and key id, as the service gives them: nothing in them has been verified. */
    public UnverifiedContainer download(Digest digest) {
        String path = "/snapshots/" + digest;
        if (!(json(path).get("signature") instanceof Map<?, ?> signature)
                || !(signature.get("keyId") instanceof String keyId)) {
            throw unexpected(path, "a key id in 'signature'", "none");
        }
        return new UnverifiedContainer(
                get(path + "/container", "*/*", maxContainer),
                get(path + "/signature", "*/*", SIGNATURE_LENGTH),
                keyId);
    }

    /**
     * The attestation, a DSSE envelope: nothing in it has been verified.
     *
     * @param repository address of the source that it should name, if there are several; null for any
     */
    public byte[] attestation(Digest digest, @Nullable String repository) {
        return get(
                "/snapshots/" + digest + "/attestation"
                        + (repository == null ? "" : "?repository=" + encoded(repository)),
                "application/json",
                BoundedHttpClient.MAX_JSON);
    }

    /** What the service says of its keys; nothing in it has been verified. */
    public Map<?, ?> keySet() {
        String path = "/.well-known/jwks.json";
        HttpResponse<byte[]> response =
                http.send(path, http.request(root + path, "application/json").build(), BoundedHttpClient.MAX_JSON);
        if (response.statusCode() != 200) {
            throw refused(path, response);
        }
        return object(response.body()).orElseThrow(() -> unexpected(path, "a JSON object", "something else"));
    }

    private Map<?, ?> json(String path) {
        byte[] body = get(path, "application/json", BoundedHttpClient.MAX_JSON);
        return object(body)
                .orElseThrow(() -> unexpected(path, "a JSON object", body.length + " bytes of something else"));
    }

    private byte[] get(String path, String type, int limit) {
        HttpResponse<byte[]> response = http.send(path, request(path, type).build(), limit);
        if (response.statusCode() != 200) {
            throw refused(path, response);
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path, String type) {
        return http.request(root + "/api/v1" + path, type);
    }

    private static ServiceException refused(String path, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        Optional<Map<?, ?>> problem = object(response.body());
        if (problem.isPresent() && problem.get().get("code") instanceof String code) {
            String detail = String.valueOf(problem.get().get("detail"));
            return new ServiceRefusedException(path, status, printable(code), printable(detail));
        }
        return status >= 500
                ? new ServiceUnreachableException(path, "status " + status)
                : unexpected(path, "status 200 or a problem", "status " + status);
    }

    private static Optional<Map<?, ?>> object(byte[] body) {
        try {
            return CanonicalJson.parse(body) instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
        } catch (MalformedValueException e) {
            return Optional.empty();
        }
    }

    /** What there is instead, where the service says that nothing matches. */
    private static Optional<String> available(HttpResponse<byte[]> response) {
        return object(response.body())
                .filter(problem -> "no-matching-snapshot".equals(problem.get("code")))
                .map(problem -> problem.get("available") instanceof List<?> list ? list : List.of())
                .map(list -> list.stream()
                        .map(it -> it instanceof Map<?, ?> map ? described(map) : String.valueOf(it))
                        .collect(Collectors.joining(", ")))
                .map(targets -> targets.isEmpty() ? "nothing" : printable(targets));
    }

    private static String described(Map<?, ?> available) {
        String target = String.valueOf(available.get("target"));
        return available.get("missing") instanceof List<?> missing && !missing.isEmpty()
                ? target + " without " + missing.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : target;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String printable(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= 500 ? clean : clean.substring(0, 500) + "…";
    }

    public static UnexpectedResponseException unexpected(String path, String expected, String found) {
        return new UnexpectedResponseException(path, expected, found);
    }
}
