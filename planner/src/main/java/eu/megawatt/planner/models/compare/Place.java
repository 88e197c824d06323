package eu.megawatt.planner.models.compare;

/**
 * A model's place by a metric.
 *
 * @param rank from 1; equal values have the same, and the next one counts them all
 */
public record Place(int rank, Figure figure) {}
