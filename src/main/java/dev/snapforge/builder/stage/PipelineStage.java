package dev.snapforge.builder.stage;

/**
 * A stage of the pipeline: takes what the stages before it made, and makes what the next one takes.
 *
 * @param <I> what it takes
 * @param <O> what it makes
 */
@FunctionalInterface
public interface PipelineStage<I, O> {

    /**
     * Runs the stage.
     *
     * @throws PipelineTermination if the attempt ends here, without a snapshot
     */
    O run(I input) throws PipelineTermination;

    /** This stage, and behind it another one. */
    default <P> PipelineStage<I, P> then(PipelineStage<? super O, ? extends P> next) {
        return input -> next.run(run(input));
    }

    /** The stage that a list begins with. */
    static <I, O> PipelineStage<I, O> first(PipelineStage<I, O> stage) {
        return stage;
    }
}
