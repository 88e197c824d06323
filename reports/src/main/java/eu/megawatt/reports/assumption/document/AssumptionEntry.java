package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.reports.assumption.Assumption;
import eu.megawatt.reports.assumption.Heading;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An assumption as read: what all kinds have in common. */
abstract class AssumptionEntry extends Entry {

  /** Where it stands, counted in tokens. */
  long at;

  /** Whether nothing was wrong with it when it was read. */
  boolean isWellFormed;

  @Nullable Text site;
  @Nullable LocalDate validFrom;
  @Nullable Text currency;
  @Nullable SourceEntry source;

  /** The shape of a kind without its own fields. */
  static <E extends AssumptionEntry> Shape<E> undated(String noun) {
    return Shape.<E>of(noun)
        .required("id", (in, its) -> its.readId(in))
        .required("source", (in, its) -> its.source = new SourceEntry(in));
  }

  static <E extends AssumptionEntry> Shape<E> dated(String noun) {
    return AssumptionEntry.<E>undated(noun)
        .required("validFrom", (in, its) -> its.validFrom = Fields.date(in));
  }

  static <E extends AssumptionEntry> Shape<E> ofSite(String noun) {
    return AssumptionEntry.<E>dated(noun).required("site", (in, its) -> its.site = in.id());
  }

  final void readId(Cursor in) throws IOException {
    at = in.at();
    id = in.id();
  }

  final void readCurrency(Cursor in) throws IOException {
    long where = in.at();
    String text = Fields.currency(in);
    currency = text == null ? null : new Text(text, where);
  }

  /** Holds it against the rest of the book. */
  void check(Section<SiteEntry> sites, Issues issues) {
    int before = issues.size();
    sites.resolve(site, pointer("site"), issues);
    checkAlone(issues);
    isWellFormed &= issues.size() == before;
  }

  /** Holds its fields against each other. */
  void checkAlone(Issues issues) {}

  /** The assumption, where nothing is wrong with it. */
  abstract Assumption complete();

  final Heading heading() {
    return new Heading(
        requireNonNull(id).value(), requireNonNull(validFrom), requireNonNull(source).complete());
  }

  final String siteId() {
    return requireNonNull(site).value();
  }

  final String currencyCode() {
    return requireNonNull(currency).value();
  }

  /** Adds an issue where an end is not after the beginning. */
  final void checkEnd(@Nullable LocalDate validTo, Issues issues) {
    if (validFrom != null && validTo != null && !validTo.isAfter(validFrom)) {
      issues.add(
          at,
          pointer("validTo"),
          "it holds from %s and ends on %s; the end comes after the beginning"
              .formatted(validFrom, validTo));
    }
  }
}
