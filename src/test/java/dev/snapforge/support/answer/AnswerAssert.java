package dev.snapforge.support.answer;

/** Assertions about an object of an answer that has no type of its own. */
public final class AnswerAssert extends AbstractAnswerAssert<AnswerAssert, AnswerObject> {

    AnswerAssert(AnswerObject actual) {
        super(actual, AnswerAssert.class);
    }
}
