package dev.snapforge.postgres;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Tells Spring where the embedded Postgres listens. */
final class EmbeddedConnectionDetails implements JdbcConnectionDetails {

    private final EmbeddedServer server;

    EmbeddedConnectionDetails(EmbeddedServer server) {
        this.server = server;
    }

    @Override
    public String getUsername() {
        return server.user();
    }

    @Override
    public String getPassword() {
        return server.password();
    }

    @Override
    public String getJdbcUrl() {
        return server.url();
    }
}
