/** What a series means and whose it is: from a sender's names and labels to the inventory's. */
@NullMarked
package eu.megawatt.telemetry.resolve;

import org.jspecify.annotations.NullMarked;
