package dev.snapforge.builds.spec;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * What becomes of something that a bundle makes while it loads and that V8 cannot write into a snapshot, and which modules are not even
 * evaluated then. In JSON it is {@code "auto"}, {@code "off"}, or the list of patterns, which is {@code auto} for everything else.
 *
 * @param automatic whether what V8 cannot write is made on first use in the restored runtime, if that can be proved to be the same, each
 *     place being a finding; if not, it fails the job
 * @param patterns which modules are evaluated when one of their exports is first used, as texts of {@link FilePattern}s; at most 100, of
 *     1 to 255 characters each
 */
public record DeferralHandling(boolean automatic, List<String> patterns) {

    /** What V8 cannot write is made on first use. */
    public static final DeferralHandling AUTO = new DeferralHandling(true, List.of());

    /** What V8 cannot write fails the job. */
    public static final DeferralHandling OFF = new DeferralHandling(false, List.of());

    static final String MESSAGE =
            "must be \"auto\", \"off\" or a list of 1 to 100 patterns of file names, for example [\"lib/reports/**\"]";

    private static final int MAX_PATTERNS = 100;
    private static final int MAX_LENGTH = 255;
    private static final String AUTO_WORD = "auto";
    private static final String OFF_WORD = "off";

    public DeferralHandling {
        patterns = List.copyOf(patterns);
    }

    /** What JSON has for it: a word or a list. */
    @JsonValue
    public Object json() {
        if (!patterns.isEmpty()) {
            return patterns;
        }
        return automatic ? AUTO_WORD : OFF_WORD;
    }

    /** Reads a word or a list. */
    static final class Reader extends StdDeserializer<DeferralHandling> {

        Reader() {
            super(DeferralHandling.class);
        }

        @Override
        public DeferralHandling deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode json = context.readTree(parser);
            if (json.isString() && json.asString().equals(AUTO_WORD)) {
                return AUTO;
            }
            if (json.isString() && json.asString().equals(OFF_WORD)) {
                return OFF;
            }
            if (!json.isArray()
                    || json.isEmpty()
                    || json.size() > MAX_PATTERNS
                    || !IntStream.range(0, json.size()).allMatch(i -> isPattern(json.get(i)))) {
                return context.reportInputMismatch(this, MESSAGE);
            }
            return new DeferralHandling(
                    true, json.valueStream().map(JsonNode::asString).distinct().toList());
        }

        private static boolean isPattern(JsonNode json) {
            return json.isString()
                    && !json.asString().isBlank()
                    && json.asString().length() <= MAX_LENGTH;
        }
    }
}
