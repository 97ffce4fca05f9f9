package dev.snapforge.cli.lifecycle;

import dev.snapforge.cli.service.ServiceConnection;

/** Where the deprecation of a version is. */
final class DeprecationPath {

    private DeprecationPath() {}

    static String of(String name, String version) {
        return "/api/v1/names/" + ServiceConnection.encoded(name) + "/versions/" + ServiceConnection.encoded(version)
                + "/deprecation";
    }
}
