package eu.megawatt.reports.assumption;

import java.time.LocalDate;

/**
 * What every assumption has.
 *
 * @param name its name in the book, which no other has
 * @param validFrom the first day on which it holds, by the site's clock
 */
public record Heading(String name, LocalDate validFrom, Source source) {}
