/** The commands about releases: what a name stands for, fetched, verified before anything is written, promoted, compared. */
@NullMarked
package dev.snapforge.cli.release;

import org.jspecify.annotations.NullMarked;
