package dev.snapforge.builds.report;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as reports are kept in tables. */
public final class ReportJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ReportJson() {}

    public static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    public static <T> T read(String text, Class<T> type) {
        return JSON.readValue(text, type);
    }

    public static <T> List<T> readList(String text, Class<T> item) {
        return JSON.readValue(text, JSON.getTypeFactory().constructCollectionType(List.class, item));
    }
}
