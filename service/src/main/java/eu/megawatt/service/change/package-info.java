/** Changing what others may change too, so that nobody overwrites a change unseen. */
@NullMarked
package eu.megawatt.service.change;

import org.jspecify.annotations.NullMarked;
