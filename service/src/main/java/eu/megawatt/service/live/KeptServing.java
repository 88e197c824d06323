package eu.megawatt.service.live;

import eu.megawatt.scheduler.serving.ServingPlan;
import java.time.Instant;

/**
 * How services are run, as it was published.
 *
 * @param number greater than of all before
 * @param revision of the plan that stands beside it
 */
public record KeptServing(long number, long revision, Instant at, ServingPlan plan) {}
