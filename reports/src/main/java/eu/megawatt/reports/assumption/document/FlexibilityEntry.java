package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.FlexibilityIncome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** An income of flexibility as read; its day is that on which the event began at the site. */
final class FlexibilityEntry extends AssumptionEntry {

  static final Shape<FlexibilityEntry> SHAPE =
      AssumptionEntry.<FlexibilityEntry>undated("a flexibility object")
          .required("site", (in, its) -> its.site = in.id())
          .required("from", (in, its) -> its.from = in.instant())
          .required("to", (in, its) -> its.to = in.instant())
          .required("amount", (in, its) -> its.amount = Fields.decimal(in, Range.NOT_NEGATIVE))
          .required("currency", (in, its) -> its.readCurrency(in))
          .required("programme", (in, its) -> its.programme = in.text());

  private @Nullable Instant from;
  private @Nullable Instant to;
  private @Nullable BigDecimal amount;
  private @Nullable String programme;

  @Override
  void check(Section<SiteEntry> sites, Issues issues) {
    super.check(sites, issues);
    SiteEntry its = sites.find(site);
    if (from != null) {
      validFrom =
          LocalDate.ofInstant(from, its == null ? ZoneOffset.UTC : its.timeZoneOr(ZoneOffset.UTC));
    }
  }

  @Override
  void checkAlone(Issues issues) {
    if (from != null && to != null && !to.isAfter(from)) {
      issues.add(
          at,
          pointer("to"),
          "the event is from %s to %s; the end comes after the beginning".formatted(from, to));
    }
  }

  @Override
  FlexibilityIncome complete() {
    return new FlexibilityIncome(
        heading(),
        siteId(),
        requireNonNull(from),
        requireNonNull(to),
        requireNonNull(amount),
        currencyCode(),
        requireNonNull(programme));
  }
}
