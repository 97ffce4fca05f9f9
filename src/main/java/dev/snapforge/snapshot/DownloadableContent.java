package dev.snapforge.snapshot;

/**
 * What can be downloaded of a snapshot that may be used.
 *
 * @param container the whole file
 * @param blob the V8 startup data inside
 */
record DownloadableContent(ContainerSlice container, ContainerSlice blob) {}
