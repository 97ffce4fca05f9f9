/** Takes in requests to build and queues their jobs. */
@NullMarked
package dev.snapforge.builds.submit;

import org.jspecify.annotations.NullMarked;
