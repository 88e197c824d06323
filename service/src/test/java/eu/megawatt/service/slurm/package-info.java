/** A real Slurm on this machine, and what Megawatt does with it. */
@NullMarked
package eu.megawatt.service.slurm;

import org.jspecify.annotations.NullMarked;
