package dev.snapforge.journey.access;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service that asks who calls, and an admin who makes tokens. */
abstract class AccessFixture {

    static final String SCRIPT = "globalThis.a = 1;";
    static final String ID = "0199c1f0-7a80-7000-8000-00000000000b";

    @LocalServerPort
    int port;

    @Autowired
    AccessSettings settings;

    @Autowired
    JdbcClient database;

    @Autowired
    Environment environment;

    @Autowired
    StandInBuilder builder;

    Tokens tokens;

    @BeforeEach
    void connect() {
        tokens = new Tokens(port, settings);
        builder.live();
        // Only one test is about it, and all of them share the first admin.
        database.sql("DELETE FROM rate_bucket").update();
    }
}
