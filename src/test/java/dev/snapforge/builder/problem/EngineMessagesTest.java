package dev.snapforge.builder.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.EngineTermination.Cause;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * V8's own words, as its sources have them or as they were seen. What a bundle can cause is tested with bundles as well; what none
 * can (docs/problems.md says why) has only this.
 */
class EngineMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Check failed: IsUndefined(heap->dirty_js_finalization_registries_list(), isolate) | finalization-registry
                    asm.js functions are not supported in snapshots                                   | not-in-snapshots
                    Exported WebAssembly functions are not supported in snapshots                     | not-in-snapshots
                    Unknown external reference 0x7f52f8a0c1f0.                                        | external-reference
                    CreateBlob() handles still in scope                                               | live-handles
                    Check failed: handle_checker.CheckGlobalAndEternalHandles()                       | live-handles
                    terminate called after throwing an instance of 'std::length_error'                 | error-kept
                    Check failed: of some new kind                                                    | v8-fatal
                    """)
    void explainsWhyNoSnapshotCouldBeMade(String words, String code) {
        JobProblem problem = CreationProblems.died(new EngineTermination(Cause.ENGINE_ABORT, 133, words), false);
        assertExplained(problem, words, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Check failed: LinearSearch(*key, number_of_descriptors) == NotFound      | snapshot-does-not-load
                    Check failed: current == end_slot_index                                  | snapshot-does-not-load
                    Check failed: Object::AddDataProperty(&it, value, attributes) .IsJust()  | frozen-built-in
                    unreachable code                                                         | snapshot-does-not-load
                    vector[] index out of bounds                                             | snapshot-does-not-load
                    Version mismatch between V8 binary and snapshot.                         | version-mismatch
                    Check failed: of some new kind                                           | snapshot-does-not-load
                    """)
    void explainsWhyASnapshotDoesNotLoad(String words, String code) {
        JobProblem problem =
                LoadProblems.died(new EngineTermination(Cause.ENGINE_ABORT, 133, words), List.of(), List.of());
        assertExplained(problem, words, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Fatal JavaScript out of memory: Reached heap limit                          | reached its heap limit
                    Fatal JavaScript out of memory: CALL_AND_RETRY_LAST                         | reached its heap limit
                    Fatal JavaScript out of memory: Ineffective mark-compacts near heap limit   | reached its heap limit
                    Fatal JavaScript invalid size error 536870887                               | beyond its largest size
                    Fatal process out of memory: Zone                                           | Not the heap was full
                    """)
    void tellsTheKindsOfMemoryApart(String words, String cause) {
        JobProblem problem = CreationProblems.died(new EngineTermination(Cause.HEAP_LIMIT, 133, words), false);
        assertExplained(problem, words, "out-of-memory");
        assertThat(problem.detail()).contains(cause);
    }

    private static void assertExplained(JobProblem problem, String words, String code) {
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.title()).isNotEmpty();
        assertThat(problem.detail()).contains(words);
        assertThat(problem.hint()).isNotEmpty();
        assertThat(problem.engineMessage()).isEqualTo(words);
    }
}
