package dev.snapforge.release.web;

import dev.snapforge.kernel.Paging;

/** How parameters that several operations have are documented and read. */
final class Parameters {

    static final String NAME = "A name from `GET /api/v1/names`";
    static final String CHANNEL = "A channel of the name, for example `stable`: 1 to 64 of a-z, 0-9, `.`, `_` and `-`";

    /** The largest limit of a list. */
    static final int MOST = 100;

    static final Paging PAGING = new Paging(MOST, InvalidParameterException::new);

    private Parameters() {}
}
