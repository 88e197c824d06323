/** The exact price of a plan, to the cent, in decimal arithmetic. */
@NullMarked
package eu.megawatt.scheduler.price;

import org.jspecify.annotations.NullMarked;
