/** Where work may run, held against the table of rules by an oracle. */
@NullMarked
package eu.megawatt.scheduler.residency;

import org.jspecify.annotations.NullMarked;
