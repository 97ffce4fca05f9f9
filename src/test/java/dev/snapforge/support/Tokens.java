package dev.snapforge.support;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.support.answer.AnswerObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes tokens as an admin would. */
public final class Tokens {

    private final int port;
    private final String adminToken;

    public Tokens(int port, AccessSettings settings) {
        this.port = port;
        try {
            this.adminToken = Files.readString(settings.bootstrapTokenFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first admin's token. */
    public String adminToken() {
        return adminToken;
    }

    public ProtectedClient admin() {
        return new ProtectedClient(port, adminToken);
    }

    public ProtectedClient nobody() {
        return new ProtectedClient(port, null);
    }

    public ProtectedClient with(String token) {
        return new ProtectedClient(port, token);
    }

    /** A client with a new token of these scopes, for one pattern of names or for all. */
    public ProtectedClient client(String name, @Nullable String names, String... scopes) {
        return with(make(name, names, null, scopes).text("token"));
    }

    public AnswerObject make(String name, @Nullable String names, @Nullable String expiresAt, String... scopes) {
        String list = Arrays.stream(scopes).map(it -> '"' + it + '"').collect(Collectors.joining(", ", "[", "]"));
        HttpResponse<String> answer = admin().post(
                        "/api/v1/tokens",
                        "{\"name\": \"" + name + "\", \"scopes\": " + list
                                + (names == null ? "" : ", \"names\": [\"" + names + "\"]")
                                + (expiresAt == null ? "" : ", \"expiresAt\": \"" + expiresAt + "\"") + "}");
        assertThat(answer).hasStatus(201);
        return AnswerObject.of(answer);
    }
}
