/** Reading and writing the scenario and plan documents, with every problem named at once. */
@NullMarked
package eu.megawatt.fleet.document;

import org.jspecify.annotations.NullMarked;
