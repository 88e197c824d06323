/** A book to begin with. */
@NullMarked
package eu.megawatt.reports.assumption.example;

import org.jspecify.annotations.NullMarked;
