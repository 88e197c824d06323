/** The demonstration: a fleet to look at before there is one of one's own. */
@NullMarked
package eu.megawatt.service.demo;

import org.jspecify.annotations.NullMarked;
