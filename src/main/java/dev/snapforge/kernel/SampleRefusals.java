package dev.snapforge.kernel;

import java.util.List;

/**
 * Implemented by each capability that refuses requests, so that the description of the API shows the very answers that clients
 * get.
 */
public interface SampleRefusals {

    /** One refusal for each code that an operation's description names; made to be shown, never thrown. */
    List<SnapforgeException> samples();
}
