package eu.megawatt.scheduler.serving;

/**
 * How long a plan of services is searched for.
 *
 * @param moves that are tried after the first plan; the same give the same plan
 * @param seconds after which the search ends even so
 * @param seed the only source of chance
 */
public record Effort(long moves, double seconds, long seed) {}
