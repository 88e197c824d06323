/**
 * What was measured of models at work: energy, speed and latency by configuration, and its file.
 */
@NullMarked
package eu.megawatt.planner.models.measure;

import org.jspecify.annotations.NullMarked;
