package dev.snapforge.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * Closes the embedded server to other users of the machine. A server just made trusts every local connection, and a
 * database superuser can run programs as the user who started the server.
 */
final class ServerPassword {

    static final String USER = "postgres";

    private static final int BYTES = 24;
    private static final String ACCESS =
            "# Written by Snapforge: a password for every connection.\nhost all all localhost scram-sha-256\n";

    private ServerPassword() {}

    /** Gives the running server a random password and asks for it from now on; the password is kept in a file only the owner can read. */
    static String install(DataDirectory directory, EmbeddedPostgres postgres) throws IOException, SQLException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // A statement without parameters, as ALTER ROLE takes none; the text is hexadecimal.
            statement.execute("ALTER ROLE " + USER + " PASSWORD '" + password + "'");
            Files.writeString(directory.data().resolve("pg_hba.conf"), ACCESS);
            statement.execute("SELECT pg_reload_conf()");
        }
        Path file = directory.password();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, password);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }
}
