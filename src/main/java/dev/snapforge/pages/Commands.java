package dev.snapforge.pages;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Command lines to copy, with the address of this service as the visitor's browser has it. */
@Component
public class Commands {

    private static final String NEXT_LINE = " \\\n  ";

    private final Visitor visitor;

    Commands(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Reads from a path of the API. */
    public String get(String path) {
        return curl("") + " " + quoted(address() + path);
    }

    /** Asks a path of the API for something to be done that takes no body. */
    public String post(String path) {
        return curl("-X POST -H 'Prefer: wait=60'") + NEXT_LINE + quoted(address() + path);
    }

    /** Follows events. */
    public String follow(String path) {
        return curl("-N") + " " + quoted(address() + path);
    }

    /** The address of a path, quoted for a shell. */
    public String address(String path) {
        return quoted(address() + path);
    }

    /** Keeps what an address gives in a file; the address may name variables of the shell. */
    public String download(String address, String file) {
        return curl("-o " + file) + " \"" + address + "\"";
    }

    /** Submits one script. */
    public String submit() {
        return curl("-H 'Prefer: wait=60'") + NEXT_LINE + "-F file=@main.js " + address() + "/api/v1/builds";
    }

    /** Submits one script under a name and a version. */
    public String release() {
        return curl("-H 'Prefer: wait=60'") + NEXT_LINE
                + "-F file=@main.js -F 'spec={\"name\": \"shop\", \"version\": \"1.0.0\"};type=application/json'"
                + NEXT_LINE + address() + "/api/v1/builds";
    }

    /** A line for the command line, {@code bin/snapforge}; a token comes out of its own settings. */
    public String program(String verbAndArguments) {
        return "snapforge " + verbAndArguments + " --url " + quoted(address());
    }

    /** Opens what a channel of a name points to, in Java. */
    public String java(String name, String channel) {
        return "Snapforge snapforge = Snapforge.at(URI.create(\"" + address() + "\"))"
                + (visitor.isAsked() ? "\n        .authorizedBy(\"Bearer \" + token)" : "")
                + "\n        .trusting(TrustedKeys.fromPem(Files.readString(Path.of(\"key.pem\"))))"
                + "\n        .cachingIn(Path.of(\"snapshots\"))\n        .build();"
                + "\nResolution resolution = snapforge.resolve(ReleaseSelector.channel(\"" + name + "\", \"" + channel
                + "\"));";
    }

    /** The badge of a channel in Markdown, with the name's page behind it. */
    public String badge(String name, String channel) {
        String page = address() + "/names/" + name;
        return "[![" + name + " " + channel + "](" + page + "/channels/" + channel + "/badge.svg)](" + page + ")";
    }

    private String curl(String options) {
        return "curl -sS" + (options.isEmpty() ? "" : " " + options)
                + (visitor.isAsked() ? " -H \"Authorization: Bearer $TOKEN\"" : "");
    }

    private static String address() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }

    /** As a shell reads it whole. Names have no quotes; the host may be what a client has made up. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
