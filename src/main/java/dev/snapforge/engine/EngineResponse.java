package dev.snapforge.engine;

import dev.snapforge.engine.protocol.Message;
import java.util.Optional;
import java.util.function.Function;

/** What comes of a request to an engine process. */
public sealed interface EngineResponse permits EngineResponse.Answered, EngineTermination {

    /**
     * The process answered; a refusal is an answer, too.
     *
     * @param message {@code Created}, {@code Evaluated}, {@code Described} or {@code Refused}
     */
    record Answered(Message message) implements EngineResponse {

        @Override
        public <T> T match(Function<Message, T> answered, Function<EngineTermination, T> died) {
            return answered.apply(message);
        }

        @Override
        public <M extends Message> Optional<M> as(Class<M> kind) {
            return kind.isInstance(message) ? Optional.of(kind.cast(message)) : Optional.empty();
        }
    }

    /** What either case gives. */
    <T> T match(Function<Message, T> answered, Function<EngineTermination, T> died);

    /** The message, if the process answered with one of this kind. */
    default <M extends Message> Optional<M> as(Class<M> kind) {
        return Optional.empty();
    }

    /** Whether the process ended without an answer, and for this reason. */
    default boolean endedBy(EngineTermination.Cause cause) {
        return false;
    }
}
