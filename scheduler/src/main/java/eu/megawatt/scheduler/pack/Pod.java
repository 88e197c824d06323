package eu.megawatt.scheduler.pack;

/**
 * A pod that arrives.
 *
 * @param name unique among those that arrive
 */
public record Pod(String name, Shape shape) {}
