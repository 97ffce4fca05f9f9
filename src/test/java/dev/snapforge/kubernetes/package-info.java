/** What a cluster is told: the chart, the plain manifests made from it, and whether they fit the service. */
@NullMarked
package dev.snapforge.kubernetes;

import org.jspecify.annotations.NullMarked;
