package dev.snapforge.webhooks;

import dev.snapforge.access.AccessMode;
import dev.snapforge.access.AccessSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which addresses events may be sent to. Who makes a webhook chooses where this service sends requests from inside its network, so only
 * addresses of the public internet are called, and those of networks that the operator allows.
 */
@Component
public class AddressPolicy {

    /** Special-purpose ranges (RFC 6890 and its registries) that Java's own predicates do not cover, or not whole. */
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3")
            .map(Network::parse)
            .toList();

    /** The one block that global unicast addresses of IPv6 are of, and the parts of it that lead elsewhere: Teredo, documentation, 6to4. */
    private static final Network GLOBAL_IPV6 = Network.parse("2000::/3");

    private static final List<Network> SPECIAL_IPV6 = Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(Network::parse)
            .toList();

    private static final List<Network> LOOPBACK =
            Stream.of("127.0.0.0/8", "::1/128").map(Network::parse).toList();

    private static final int IPV4 = 4;

    private final List<Network> allowed;

    /** @throws IllegalArgumentException if the setting has what is no network */
    AddressPolicy(WebhookSettings settings, AccessSettings access) {
        List<String> networks = settings.allowedNetworks();
        if (networks == null) {
            // Where nobody is asked who they are, the service and its users are on one machine.
            this.allowed = access.mode().equals(Set.of(AccessMode.LOOPBACK)) ? LOOPBACK : List.of();
        } else {
            this.allowed = networks.stream().map(Network::parse).toList();
        }
    }

    /** An address that is not called. A kind of unknown host, as it is found where names are resolved. */
    public static final class ForbiddenAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        ForbiddenAddressException(String message) {
            super(message);
        }
    }

    /**
     * The addresses of a host, if each of them may be called. Whoever connects uses these and does not resolve the name once more.
     *
     * @param plain whether the connection will be without TLS, which is for allowed networks only
     * @throws ForbiddenAddressException if one may not be called
     * @throws UnknownHostException if the name has no address
     */
    public InetAddress[] resolve(String host, boolean plain) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (allowed.stream().noneMatch(it -> it.contains(address)) && (plain || isSpecial(address))) {
                throw new ForbiddenAddressException(
                        plain ? "http to a network that is not allowed" : "a private or otherwise special address");
            }
        }
        return addresses;
    }

    /**
     * Resolves the host of an address and refuses what may not be called; it may have other addresses later, which is why senders ask again.
     *
     * @throws WebhookException {@code webhook-address-forbidden}, or {@code invalid-webhook} if the name has no address
     */
    void check(URI url) {
        try {
            resolve(host(url), isPlain(url));
        } catch (ForbiddenAddressException e) {
            throw WebhookException.forbiddenAddress(
                    "https and a host that has only public addresses, or addresses in a network that is allowed",
                    String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            throw WebhookException.invalid("url", "a host that has an address", "'" + url.getHost() + "'");
        }
    }

    /** The host of an address, without the brackets of IPv6. */
    private static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether an address is one without TLS. */
    public static boolean isPlain(URI url) {
        return "http".equalsIgnoreCase(url.getScheme());
    }

    private static boolean isSpecial(InetAddress address) {
        if (address.getAddress().length == IPV4) {
            return SPECIAL.stream().anyMatch(it -> it.contains(address));
        }
        return !GLOBAL_IPV6.contains(address) || SPECIAL_IPV6.stream().anyMatch(it -> it.contains(address));
    }
}
