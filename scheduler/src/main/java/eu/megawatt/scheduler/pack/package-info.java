/**
 * Packs pods onto nodes online: one at a time as they arrive, never moved and never released. What
 * arrives is known only as a mix; which pod comes next is not.
 */
@NullMarked
package eu.megawatt.scheduler.pack;

import org.jspecify.annotations.NullMarked;
