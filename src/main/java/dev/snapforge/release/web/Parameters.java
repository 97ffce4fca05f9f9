package dev.snapforge.release.web;

import dev.snapforge.kernel.Paging;

/** How parameters that several operations have are documented and read. */
final class Parameters {

    static final String NAME = "A name of `/api/v1/names`.";
    static final String CHANNEL = "A channel of the name, such as `stable`: 1 to 64 of a-z, 0-9, `.`, `_` and `-`.";
    static final String LIMIT = "Most items to give, 1 to 100";
    static final String CURSOR = "`next` of the part before";

    static final Paging PAGING = new Paging(100, InvalidParameterException::new);

    private Parameters() {}
}
