package eu.megawatt.planner.outlook;

import java.time.LocalDate;

/**
 * How much more work of a residency profile would find power on a day, with all other work as it
 * is; below 0 where some of it finds none.
 *
 * @param p50Kw of IT, in half of all draws at least
 * @param p90Kw of IT, in nine of ten at least: never more than {@code p50Kw}
 */
public record Headroom(String profileId, LocalDate day, long p50Kw, long p90Kw) {}
