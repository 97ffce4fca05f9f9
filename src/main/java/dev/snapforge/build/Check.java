package dev.snapforge.build;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An expression that must give the same value in a fresh and in a restored runtime.
 *
 * @param expression JavaScript, at most 10,000 characters
 * @param expected the value it must give, or null where agreement is enough; an expected JSON null is a node
 */
public record Check(String expression, @Nullable JsonNode expected) {}
