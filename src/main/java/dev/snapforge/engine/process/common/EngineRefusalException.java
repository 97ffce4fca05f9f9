package dev.snapforge.engine.process.common;

import com.caoccao.javet.exceptions.JavetError;
import com.caoccao.javet.exceptions.JavetException;
import dev.snapforge.engine.protocol.RefusalResponse;

/** The files cannot run, for a reason that is known already: nothing is left to find out from Javet's exception. */
public final class EngineRefusalException extends JavetException {

    private static final long serialVersionUID = 1L;

    private final transient RefusalResponse refused;

    public EngineRefusalException(RefusalResponse refused) {
        super(JavetError.ExecutionFailure);
        this.refused = refused;
    }

    public RefusalResponse refused() {
        return refused;
    }
}
