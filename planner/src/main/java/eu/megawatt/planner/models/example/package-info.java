/** Fictional models to begin with. */
@NullMarked
package eu.megawatt.planner.models.example;

import org.jspecify.annotations.NullMarked;
