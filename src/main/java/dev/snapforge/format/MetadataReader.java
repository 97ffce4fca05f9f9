package dev.snapforge.format;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.core.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a container's metadata: an unknown member is refused, because a reader cannot know what ignoring it would mean. */
final class MetadataReader {

    private static final Set<String> MEMBERS = Set.of(
            "target",
            "v8Version",
            "v8Flags",
            "engineBuild",
            "prelude",
            "features",
            "requires",
            "bundle",
            "spec",
            "blob");

    private static final String ICU_DATA = "icuData";

    private MetadataReader() {}

    static SnapshotMetadata read(@Nullable Object json) {
        Map<?, ?> metadata = object(json, "the metadata", MEMBERS);
        Map<?, ?> engine = engineBuild(metadata.get("engineBuild"));
        Map<?, ?> blob = object(metadata.get("blob"), "blob", Set.of("digest", "size"));
        try {
            return new SnapshotMetadata(
                    Target.parse(text(metadata, "target")),
                    text(metadata, "v8Version"),
                    texts(metadata, "v8Flags"),
                    text(engine, "version"),
                    Digest.parse(text(engine, "nativeLibrary")),
                    engine.containsKey(ICU_DATA) ? Digest.parse(text(engine, ICU_DATA)) : null,
                    text(metadata, "prelude"),
                    texts(metadata, "features"),
                    texts(metadata, "requires"),
                    digestOf(metadata, "bundle"),
                    digestOf(metadata, "spec"),
                    Digest.parse(text(blob, "digest")),
                    size(blob.get("size")));
        } catch (MalformedValueException e) {
            throw malformed(String.valueOf(e.expected()), "'" + e.found() + "'");
        }
    }

    /** ICU's data are named where the engine reads any, and only there. */
    private static Map<?, ?> engineBuild(@Nullable Object value) {
        Set<String> members = value instanceof Map<?, ?> map && map.containsKey(ICU_DATA)
                ? Set.of("version", "nativeLibrary", ICU_DATA)
                : Set.of("version", "nativeLibrary");
        return object(value, "engineBuild", members);
    }

    private static Map<?, ?> object(@Nullable Object value, String what, Set<String> members) {
        if (!(value instanceof Map<?, ?> map)) {
            throw malformed("an object as " + what, "something else");
        }
        if (!map.keySet().equals(members)) {
            throw malformed(
                    "the members " + new TreeSet<>(members) + " in " + what,
                    map.keySet().toString());
        }
        return map;
    }

    private static Digest digestOf(Map<?, ?> metadata, String member) {
        return Digest.parse(text(object(metadata.get(member), member, Set.of("digest")), "digest"));
    }

    private static String text(Map<?, ?> map, String member) {
        if (map.get(member) instanceof String text) {
            return text;
        }
        throw malformed("a string as " + member, "something else");
    }

    private static List<String> texts(Map<?, ?> map, String member) {
        if (!(map.get(member) instanceof List<?> list)) {
            throw malformed("an array as " + member, "something else");
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof String text)) {
                throw malformed("strings in " + member, "something else");
            }
            texts.add(text);
        }
        return texts;
    }

    private static long size(@Nullable Object value) {
        if (value instanceof Long size && size >= 0) {
            return size;
        }
        throw malformed("a whole number from 0 as size", String.valueOf(value));
    }

    static ContainerException malformed(String expected, String found) {
        return new ContainerException(
                "malformed-metadata", "The metadata is not what this format asks for.", expected, found);
    }
}
