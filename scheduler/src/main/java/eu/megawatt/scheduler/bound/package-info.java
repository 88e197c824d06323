/** What no plan can cost less than, and what a megawatt is worth: the Lagrangian dual. */
@NullMarked
package eu.megawatt.scheduler.bound;

import org.jspecify.annotations.NullMarked;
