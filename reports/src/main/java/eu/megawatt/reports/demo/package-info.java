/** Books of a fleet that does not exist, to be looked at before there is one. */
@NullMarked
package eu.megawatt.reports.demo;

import org.jspecify.annotations.NullMarked;
