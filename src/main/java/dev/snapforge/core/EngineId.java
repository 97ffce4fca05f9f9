package dev.snapforge.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One build of a JavaScript engine, for example {@code javet-v8-5.0.6}.
 *
 * @param kind {@code javet-v8}, {@code javet-v8-i18n}, {@code javet-node}, {@code node} or {@code isolated-vm}
 * @param version the engine's own version: Javet's, or Node's, or isolated-vm's with Node's major version, for example
 *     {@code 7.0.1-node-24}
 */
public record EngineId(String kind, String version) implements Comparable<EngineId> {

    private static final String ISOLATED_VM = "isolated-vm";

    private static final Pattern FORM =
            Pattern.compile("((?:javet-v8-i18n|javet-v8|javet-node|node)(?!.*-node-)|isolated-vm(?=.*-node-))"
                    + "-([0-9][0-9A-Za-z]{0,9}(?:\\.[0-9A-Za-z]{1,10}){0,4}(?:-node-[0-9]{1,3})?)");

    private static final Pattern RELEASE = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,4}){2}(-node-[0-9]{1,3})?");

    public EngineId {
        if (!FORM.matcher(kind + "-" + version).matches()) {
            throw malformed(kind + "-" + version);
        }
    }

    /**
     * Reads {@code <kind>-<version>}.
     *
     * @throws MalformedValueException {@code malformed-engine}, for any other form
     */
    public static EngineId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw malformed(text);
        }
        return new EngineId(matcher.group(1), matcher.group(2));
    }

    /**
     * Whether a builder could have it one day, as far as the name tells: a release of a kind that snapshots are made with.
     * Javet's Node mode is none, because a runtime that it restored cannot be closed (docs/node.md).
     */
    public boolean isForeseeable() {
        return !kind.equals("javet-node") && RELEASE.matcher(version).matches();
    }

    /** Whether it is a Node binary. */
    public boolean isNode() {
        return kind.equals("node");
    }

    /** Whether it is isolated-vm in a Node binary, whose snapshots start isolates and have V8's form. */
    public boolean isIsolatedVm() {
        return kind.equals(ISOLATED_VM);
    }

    /** Whether JavaScript runs in a process of Node, in Node itself or beside it. */
    public boolean runsInNode() {
        return isNode() || isIsolatedVm();
    }

    /** Whether its snapshots have Node's form, with V8's data inside. */
    public boolean writesNodeBlobs() {
        return isNode() || kind.equals("javet-node");
    }

    @Override
    public int compareTo(EngineId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind + "-" + version;
    }

    private static MalformedValueException malformed(String text) {
        return new MalformedValueException(
                "malformed-engine",
                "engine id",
                "<kind>-<version>, where kind is javet-v8, javet-v8-i18n, javet-node, node or isolated-vm, for example"
                        + " javet-v8-5.0.6",
                text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        // As in Digest: what javac makes for a record costs milliseconds when it is first called.
        return other instanceof EngineId that && kind.equals(that.kind) && version.equals(that.version);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + version.hashCode();
    }
}
