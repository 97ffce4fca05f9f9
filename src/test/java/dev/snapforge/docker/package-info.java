/** What is around the image: its settings, the services of Compose, and the list of what the image consists of. */
@NullMarked
package dev.snapforge.docker;

import org.jspecify.annotations.NullMarked;
