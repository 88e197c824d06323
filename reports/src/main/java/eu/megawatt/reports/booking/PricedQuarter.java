package eu.megawatt.reports.booking;

import eu.megawatt.reports.ledger.Basis;
import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.ledger.SiteQuarter;

/** A quarter-hour with its facts, its terms and its sheet, until its hour is known. */
record PricedQuarter(QuarterFacts facts, QuarterTerms terms, QuarterSheet sheet) {

  SiteQuarter entry(int bookVersion) {
    Quality known = facts.quality();
    return new SiteQuarter(
        facts.siteId(),
        facts.quarter(),
        1,
        new Basis(facts.version(), bookVersion, terms.versions(), facts.meterIds()),
        new Quality(
            known.countedMillis(),
            known.interpolatedMillis(),
            known.estimatedMillis(),
            known.expectedMillis(),
            facts.meterMilliJ().isPresent()),
        terms.meterMilliJ(),
        sheet.lines());
  }
}
