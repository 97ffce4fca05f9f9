package dev.snapforge.engine.process;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8Script;
import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The bundle's files in one runtime: all are compiled before the first one runs, so that a syntax error costs nothing. */
final class Scripts {

    private final V8Runtime runtime;
    private final Stages stages;

    Scripts(V8Runtime runtime, Stages stages) {
        this.runtime = runtime;
        this.stages = stages;
    }

    void run(List<Script> scripts) throws JavetException, IOException {
        List<V8Script> compiled = new ArrayList<>();
        try {
            for (Script script : scripts) {
                compiled.add(runtime.getExecutor(script.source())
                        .setResourceName(script.name())
                        .compileV8Script());
            }
            stages.done("parse");
            for (V8Script script : compiled) {
                script.executeVoid();
            }
            runtime.await();
            stages.done("execute");
        } finally {
            // A script that is still held would be refused, or die, in createSnapshot (Javet error 808).
            for (V8Script script : compiled) {
                script.close();
            }
        }
    }
}
