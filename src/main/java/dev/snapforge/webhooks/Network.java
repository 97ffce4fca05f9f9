package dev.snapforge.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses in the notation of CIDR.
 *
 * @param prefix how many bits of the address count
 */
record Network(InetAddress address, int prefix) {

    /** What is of this form is an address and no name, so nothing is looked up. */
    private static final Pattern FORM = Pattern.compile("([0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/(\\d{1,3})");

    /** @throws IllegalArgumentException if the text is not an address, a slash and a number of bits */
    static Network parse(String text) {
        var form = FORM.matcher(text);
        if (form.matches()) {
            try {
                InetAddress address = InetAddress.getByName(form.group(1));
                int prefix = Integer.parseInt(form.group(2));
                if (prefix <= address.getAddress().length * Byte.SIZE) {
                    return new Network(address, prefix);
                }
            } catch (UnknownHostException e) {
                // Refused below.
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no network, for example 10.1.0.0/16 or fd00:1::/32");
    }

    boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] bytes = other.getAddress();
        if (own.length != bytes.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((own[bit / Byte.SIZE] & mask) != (bytes[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
