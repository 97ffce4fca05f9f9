package dev.snapforge.storage.web;

import dev.snapforge.kernel.Paging;
import dev.snapforge.storage.InvalidStorageQueryException;

/** How parameters that several operations have are documented and read. */
final class Parameters {

    /** The largest limit of a list. */
    static final int MOST = 500;

    static final Paging PAGING = new Paging(MOST, InvalidStorageQueryException::new);

    private Parameters() {}
}
