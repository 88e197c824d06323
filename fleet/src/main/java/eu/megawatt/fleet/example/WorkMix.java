package eu.megawatt.fleet.example;

/**
 * How much work a week-like example has.
 *
 * @param jobs services included
 * @param busy share of the fleet's GPU hours that the jobs other than services ask for
 * @param hours longer horizons have longer jobs: a factor on run hours and slack
 */
record WorkMix(int jobs, double busy, double hours) {}
