package dev.snapforge.access.web;

import dev.snapforge.access.AccessSettingException;
import dev.snapforge.access.AccessSettings;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Refuses to start a service that would listen to other machines without asking anybody who they are. */
@Component
@ConditionalOnWebApplication
class LoopbackBindingCheck {

    LoopbackBindingCheck(ServerProperties server, AccessSettings settings) {
        if (!settings.asksWho()) {
            requireLoopback(server.getAddress());
        }
    }

    /** Refuses an address that others can reach; null stands for every address of the machine. */
    static void requireLoopback(@Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw AccessSettingException.unprotectedAddress(
                    address == null ? "all addresses" : address.getHostAddress());
        }
    }
}
