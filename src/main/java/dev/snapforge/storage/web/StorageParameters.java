package dev.snapforge.storage.web;

import dev.snapforge.api.PageRequest;

/** How parameters that several operations have are documented and read. */
final class StorageParameters {

    /** The largest limit of a list. */
    static final int MOST = 500;

    static final PageRequest PAGING = new PageRequest(MOST, InvalidStorageQueryException::new);

    private StorageParameters() {}
}
