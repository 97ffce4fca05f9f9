package dev.snapforge.web;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** The service was told to listen where others can reach it, and has no authentication. */
final class UnprotectedAddressException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    UnprotectedAddressException(String found) {
        super(
                Kind.INVALID,
                "unprotected-address",
                "The service would listen to other machines without asking who they are.",
                "a loopback address in server.address",
                found,
                "Set server.address to 127.0.0.1 and put an authenticating proxy in front of it.");
    }
}
