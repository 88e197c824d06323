/** Places jobs under megawatt and residency limits, at the least euro, and says why. */
@NullMarked
package eu.megawatt.scheduler;

import org.jspecify.annotations.NullMarked;
