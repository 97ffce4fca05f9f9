package dev.snapforge.build.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of builds.
 *
 * @param items newest first
 * @param next the cursor of the following part, or null where there is none
 */
record BuildPage(List<BuildView> items, @Nullable String next) {}
