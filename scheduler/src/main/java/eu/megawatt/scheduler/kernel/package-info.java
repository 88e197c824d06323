/**
 * Plain arrays over jobs, pools, power domains and slots: what fits where, and what it costs. It
 * knows no solver. Power is in whole milliwatts, money in euro as {@code double} while comparing
 * and in whole micro-euro where it is summed, time in slots.
 */
@NullMarked
package eu.megawatt.scheduler.kernel;

import org.jspecify.annotations.NullMarked;
