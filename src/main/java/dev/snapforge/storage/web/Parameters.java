package dev.snapforge.storage.web;

import dev.snapforge.kernel.Paging;
import dev.snapforge.storage.InvalidStorageQueryException;

/** How parameters that several operations have are documented and read. */
final class Parameters {

    static final String LIMIT = "Most items to give, 1 to 500";
    static final String CURSOR = "`next` of the part before";

    static final Paging PAGING = new Paging(500, InvalidStorageQueryException::new);

    private Parameters() {}
}
