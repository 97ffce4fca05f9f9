package dev.snapforge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Where a request comes from, by which clients are counted that no one knows yet. */
public final class ClientNetwork {

    private static final int IPV6 = 16;

    private ClientNetwork() {}

    /** The client's address; of IPv6 its network. */
    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    /** The address; of IPv6 its network, in which one machine has as many addresses as it likes. */
    static String of(String address) {
        try {
            // With a colon it is no name, so nothing is looked up.
            byte[] bytes = address.indexOf(':') < 0
                    ? new byte[0]
                    : InetAddress.getByName(address).getAddress();
            return bytes.length == IPV6 ? HexFormat.of().formatHex(bytes, 0, IPV6 / 2) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
