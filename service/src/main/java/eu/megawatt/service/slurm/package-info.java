/** Slurm through slurmrestd: what is due is submitted, what really runs is told to the plan. */
@NullMarked
package eu.megawatt.service.slurm;

import org.jspecify.annotations.NullMarked;
