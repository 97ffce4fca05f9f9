package dev.snapforge.builds.spec;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.core.Target;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.databind.type.LogicalType;

/** A spec as JSON: as clients send it, and as the table of builds keeps it. */
public final class SpecJson {

    // As deep as canonical JSON goes in this project.
    private static final int MAX_DEPTH = 64;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            // 1 is no text, and "1" no number.
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(new SimpleModule()
                    .addDeserializer(Target.class, new TargetDeserializer())
                    .addDeserializer(DeferralHandling.class, new DeferralHandling.Reader())
                    .addSerializer(Target.class, ToStringSerializer.instance))
            .build();

    private static final JsonMapper TOLERANT =
            JSON.rebuild().addModule(new ErrorCollectingModule()).build();

    private SpecJson() {}

    /**
     * Reads a spec as a client wrote it; only its form is checked.
     *
     * @throws MalformedSpecException {@code malformed-spec}, with the position
     */
    public static JsonNode parse(byte[] text) {
        try {
            return JSON.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            throw new MalformedSpecException(
                    e.getOriginalMessage(),
                    location == null ? 0 : location.getLineNr(),
                    location == null ? 0 : location.getColumnNr());
        }
    }

    /** Reads one field; what does not fit its type is reported, and null. */
    static @Nullable Object readTolerantly(JsonNode value, Type type, ErrorCollectingModule.Errors errors) {
        return TOLERANT.readerFor(TOLERANT.constructType(type))
                .withAttribute(ErrorCollectingModule.Errors.class, errors)
                .readValue(value);
    }

    /** The text under which a spec is kept. */
    public static String write(BuildSpec spec) {
        return JSON.writeValueAsString(spec);
    }

    /** Reads what {@link #write} wrote, and what it wrote before there were warm-up and policy. */
    public static BuildSpec read(String text) {
        return JSON.readValue(text, BuildSpec.class);
    }

    /** Tells requests apart; it covers what the client sent, and not what the service filled in. */
    public static Digest requestDigest(Digest bundle, JsonNode spec) {
        Object sorted = JSON.treeToValue(spec, Object.class);
        return Digest.of((bundle + "\n" + JSON.writeValueAsString(sorted)).getBytes(StandardCharsets.UTF_8));
    }

    private static final class TargetDeserializer extends StdDeserializer<Target> {

        TargetDeserializer() {
            super(Target.class);
        }

        @Override
        public @Nullable Target deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isScalarValue() || parser.getString() == null) {
                return (Target) context.handleUnexpectedToken(getValueType(context), parser);
            }
            try {
                return Target.parse(parser.getString());
            } catch (MalformedValueException e) {
                return (Target) context.handleWeirdStringValue(Target.class, parser.getString(), e.expected());
            }
        }
    }
}
