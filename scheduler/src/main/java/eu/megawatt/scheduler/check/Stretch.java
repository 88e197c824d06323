package eu.megawatt.scheduler.check;

import java.time.Instant;

/**
 * A gang in one pool under one power cap, without a break, over [from, to): what a live plan is
 * checked by.
 */
public record Stretch(String poolId, double powerCap, Instant from, Instant to) {}
