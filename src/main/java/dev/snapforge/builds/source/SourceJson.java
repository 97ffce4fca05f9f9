package dev.snapforge.builds.source;

import dev.snapforge.core.CiRun;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The source of a build, as the table of builds keeps it. */
public final class SourceJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SourceJson() {}

    /** The source as JSON; null for none. */
    public static @Nullable String write(@Nullable CiRun source) {
        return source == null ? null : JSON.writeValueAsString(source);
    }

    /** Reads what {@link #write} wrote. */
    public static @Nullable CiRun read(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, CiRun.class);
    }
}
