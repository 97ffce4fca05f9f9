package dev.snapforge.release.web;

import dev.snapforge.api.PageRequest;

/** How parameters that several operations have are documented and read. */
final class ReleaseParameters {

    static final String NAME = "A name from `GET /api/v1/names`";
    static final String CHANNEL = "A channel of the name, for example `stable`: 1 to 64 of a-z, 0-9, `.`, `_` and `-`";
    static final String REASON = "Why, for people who read the history: one line; of several, one is made";

    /** The largest limit of a list. */
    static final int MOST = 100;

    static final PageRequest PAGING = new PageRequest(MOST, InvalidParameterException::new);

    private ReleaseParameters() {}
}
