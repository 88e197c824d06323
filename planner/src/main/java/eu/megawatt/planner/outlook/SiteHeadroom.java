package eu.megawatt.planner.outlook;

import java.time.LocalDate;

/**
 * How much more work would find power at one site on a day, of any residency profile that it may
 * host and with all other work as it is, which may move to where it may go; below 0 where some of
 * it finds none.
 *
 * @param p50Kw of IT, in half of all draws at least
 * @param p90Kw of IT, in nine of ten at least: never more than {@code p50Kw}
 */
public record SiteHeadroom(String siteId, LocalDate day, long p50Kw, long p90Kw) {}
