/**
 * What to build for the capacity plan: offers in versions, and build-outs that are searched for.
 */
@NullMarked
package eu.megawatt.service.capacity.buildout;

import org.jspecify.annotations.NullMarked;
