package eu.megawatt.fleet.demand;

/**
 * How a job may be interrupted and go on.
 *
 * @param checkpointMinutes between one moment from which it can go on and the next, in minutes of
 *     work; above 0
 * @param restartMinutes in which it draws power and does nothing when it goes on
 * @param leastMinutes of work before a break
 * @param restartEur what going on costs
 */
public record Interruption(
    double checkpointMinutes, double restartMinutes, double leastMinutes, double restartEur) {}
