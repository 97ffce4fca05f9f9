package dev.snapforge.cli.bundle;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A build spec (docs/spec.md) that is put together of a file and options; the service checks what it says. */
public final class SpecDraft {

    private static final String POLICY = "policy";
    private static final String TARGETS = "targets";

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Map<String, @Nullable Object> members = new TreeMap<>();

    /** An empty spec. */
    public SpecDraft() {}

    /**
     * What the file says.
     *
     * @throws CommandException if it cannot be read, or holds no JSON object
     */
    public static SpecDraft of(Path file) {
        SpecDraft draft = new SpecDraft();
        copy(json(file).value(), draft.members);
        return draft;
    }

    /** A draft with these members. */
    public static SpecDraft of(Map<String, ? extends @Nullable Object> members) {
        SpecDraft draft = new SpecDraft();
        copy(members, draft.members);
        return draft;
    }

    /** The same, to be changed apart from this one. */
    public SpecDraft copy() {
        SpecDraft copy = new SpecDraft();
        copy(members, copy.members);
        return copy;
    }

    static JsonView json(Path file) {
        try {
            Object value = CanonicalJson.parse(withoutMark(Files.readAllBytes(file)));
            if (value instanceof Map<?, ?>) {
                return new JsonView(value);
            }
            throw malformed(file, "a JSON object", "another value");
        } catch (MalformedValueException e) {
            throw malformed(file, String.valueOf(e.expected()), String.valueOf(e.found()));
        } catch (IOException e) {
            throw CommandException.unreadable(file, e);
        }
    }

    /** JSON of a file without the byte order mark that some editors write; the service ignores it as well. */
    static byte[] withoutMark(byte[] json) {
        boolean marked = json.length >= MARK.length && Arrays.equals(json, 0, MARK.length, MARK, 0, MARK.length);
        return marked ? Arrays.copyOfRange(json, MARK.length, json.length) : json;
    }

    /** Sets a member, unless the value is null or an empty list or map. */
    public SpecDraft set(String member, @Nullable Object value) {
        boolean empty = value == null
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
        if (value != null && !empty) {
            members.put(member, value);
        }
        return this;
    }

    /** Sets a member of {@code policy}, unless the value is null. */
    public SpecDraft setPolicy(String member, @Nullable Object value) {
        if (value != null) {
            Map<String, @Nullable Object> policy = new TreeMap<>();
            copy(members.get(POLICY), policy);
            policy.put(member, value);
            members.put(POLICY, policy);
        }
        return this;
    }

    /** Takes a member away. */
    public SpecDraft without(String member) {
        members.remove(member);
        return this;
    }

    /** Releases nothing, whatever the bundle's own {@code snapforge.json} says: null goes before it as well. */
    public SpecDraft withoutRelease() {
        members.put("name", null);
        members.put("version", null);
        return this;
    }

    /** A member as text; null if it is absent. */
    public @Nullable String text(String member) {
        return new JsonView(members).textOrNull(member);
    }

    /** Which targets it names. */
    public List<String> targets() {
        return new JsonView(members).texts(TARGETS);
    }

    /** Names these targets; none leaves the choice to the service. */
    public SpecDraft targets(List<String> targets) {
        return without(TARGETS).set(TARGETS, targets);
    }

    /** The spec as JSON. */
    public String json() {
        return CanonicalJson.writeString(members);
    }

    private static void copy(@Nullable Object from, Map<String, @Nullable Object> to) {
        if (from instanceof Map<?, ?> map) {
            map.forEach((key, value) -> to.put(String.valueOf(key), value));
        }
    }

    private static CommandException malformed(Path file, String expected, String found) {
        return new CommandException(
                ErrorCategory.INVALID,
                "malformed-spec",
                file + " is not what a spec is written in.",
                expected,
                found,
                "docs/spec.md has examples.");
    }
}
