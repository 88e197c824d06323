/** The plan that is lived by, kept: one thread changes it, what it answers is on disk. */
@NullMarked
package eu.megawatt.service.live;

import org.jspecify.annotations.NullMarked;
