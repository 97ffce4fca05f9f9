package dev.snapforge.support.answer;

/** What can be asserted about problems as about findings. */
public abstract class AbstractReportAssert<S extends AbstractReportAssert<S, A>, A extends AnswerObject>
        extends AbstractAnswerAssert<S, A> {

    AbstractReportAssert(A actual, Class<?> type) {
        super(actual, type);
    }

    public final S hasCode(String code) {
        return has("code", code);
    }

    /** The detail has all these parts. */
    public final S detail(String... parts) {
        return contains("detail", parts);
    }

    /** There is a hint, with all these parts. */
    public final S hint(String... parts) {
        return hasSome("hint").contains("hint", parts);
    }

    /** It is about this place of the author's file; lines and columns count from 1. */
    public final S at(String file, int line, int column) {
        object("location").has("file", file).has("line", line).has("column", column);
        return myself;
    }

    /** The place in the author's file was found through a source map, from this place in an uploaded file. */
    public final S generatedAt(String file, int line, int column) {
        object("location")
                .object("generated")
                .has("file", file)
                .has("line", line)
                .has("column", column);
        return myself;
    }

    /** The place is that in the uploaded file, because no source map says another. */
    public final S isNotGenerated() {
        object("location").hasNull("generated");
        return myself;
    }
}
