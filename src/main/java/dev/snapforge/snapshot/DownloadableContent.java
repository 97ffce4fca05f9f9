package dev.snapforge.snapshot;

import dev.snapforge.core.Target;

/**
 * What can be downloaded of a snapshot that may be used.
 *
 * @param target what it is for
 * @param container the whole file
 * @param blob the V8 startup data inside
 */
public record DownloadableContent(Target target, ContainerSlice container, ContainerSlice blob) {}
