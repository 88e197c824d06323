/** Tables as people and other programs write them: rows, cells, and what is wrong with them. */
@NullMarked
package eu.megawatt.fleet.csv;

import org.jspecify.annotations.NullMarked;
