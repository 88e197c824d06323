/** The live streams of operations. */
@NullMarked
package eu.megawatt.service.sse;

import org.jspecify.annotations.NullMarked;
