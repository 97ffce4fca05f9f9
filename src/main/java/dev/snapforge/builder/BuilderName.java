package dev.snapforge.builder;

import dev.snapforge.builder.stage.BuilderSettings;
import dev.snapforge.engine.BuilderRole;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** This process's name as a builder. The random part keeps a restarted builder from being taken for the one that died. */
@Component
@BuilderRole
class BuilderName {

    private static final int RANDOM_BYTES = 3;

    private final String name;

    BuilderName(BuilderSettings settings) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        this.name = (settings.name() == null ? host() : settings.name()) + "-"
                + HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return name;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "builder";
        }
    }
}
