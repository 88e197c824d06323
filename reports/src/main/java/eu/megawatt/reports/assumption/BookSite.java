package eu.megawatt.reports.assumption;

import java.time.ZoneId;

/**
 * A site of a book.
 *
 * @param timeZone by whose clock its days, months and years begin
 * @param country ISO 3166, two letters
 */
public record BookSite(String id, ZoneId timeZone, String country) {}
