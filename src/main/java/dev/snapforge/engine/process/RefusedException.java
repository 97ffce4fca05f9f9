package dev.snapforge.engine.process;

import com.caoccao.javet.exceptions.JavetError;
import com.caoccao.javet.exceptions.JavetException;
import dev.snapforge.engine.protocol.Refused;

/** The files cannot run, for a reason that is known already: nothing is left to find out from Javet's exception. */
final class RefusedException extends JavetException {

    private static final long serialVersionUID = 1L;

    private final transient Refused refused;

    RefusedException(Refused refused) {
        super(JavetError.ExecutionFailure);
        this.refused = refused;
    }

    Refused refused() {
        return refused;
    }
}
