/** Tests of what plans say. */
@NullMarked
package eu.megawatt.service.schedule;

import org.jspecify.annotations.NullMarked;
