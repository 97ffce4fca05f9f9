package dev.snapforge.engine;

import dev.snapforge.engine.protocol.Message;

/** What comes of a request to an engine process. */
public sealed interface EngineAnswer permits EngineAnswer.Answered, EngineDeath {

    /**
     * The process answered; a refusal is an answer, too.
     *
     * @param message {@code Created}, {@code Evaluated}, {@code Described} or {@code Refused}
     */
    record Answered(Message message) implements EngineAnswer {}
}
