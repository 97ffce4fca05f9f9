/** What an attempt reports about a bundle: stages, findings, problems and source locations. */
@NullMarked
package dev.snapforge.builds.report;

import org.jspecify.annotations.NullMarked;
