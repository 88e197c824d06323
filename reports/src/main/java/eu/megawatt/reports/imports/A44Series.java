package eu.megawatt.reports.imports;

import eu.megawatt.fleet.document.Names;
import eu.megawatt.reports.series.BiddingZone;
import eu.megawatt.reports.series.Eic;
import eu.megawatt.reports.series.SeriesId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One TimeSeries element of an A44 document: a zone, a currency and periods. */
final class A44Series {

  private static final String IN = "in_Domain.mRID";
  private static final String OUT = "out_Domain.mRID";
  private static final String CURRENCY = "currency_Unit.name";
  private static final String MEASURE = "price_Measure_Unit.name";
  private static final String CURVE = "curveType";
  private static final Set<String> TEXTS = Set.of(IN, OUT, CURRENCY, MEASURE, CURVE);

  private record Text(String value, String pointer) {}

  private final String pointer;
  private final String source;
  private final Gathering into;
  private final Map<String, Text> texts = new HashMap<>();
  private final List<A44Period> periods = new ArrayList<>();

  private A44Series(String pointer, String source, Gathering into) {
    this.pointer = pointer;
    this.source = source;
    this.into = into;
  }

  /** Reads the element that a cursor is at, and adds its steps. */
  static void read(XmlCursor xml, String source, Gathering into) {
    A44Series series = new A44Series(xml.pointer(), source, into);
    xml.children(
        name -> {
          if (TEXTS.contains(name)) {
            String at = xml.pointer();
            series.texts.put(name, new Text(xml.text(), at));
          } else if (name.equals("Period")) {
            series.periods.add(A44Period.read(xml, into));
          }
        });
    series.add();
  }

  private void add() {
    Optional<String> zone = zone();
    Optional<String> currency = currency();
    Optional<Boolean> repeating = repeating();
    checkMeasure();
    if (periods.isEmpty()) {
      issue(pointer, "the time series has no Period");
    }
    if (zone.isPresent() && currency.isPresent() && repeating.isPresent()) {
      SeriesId id = SeriesId.price(zone.get(), currency.get());
      periods.forEach(
          period -> period.addSteps(repeating.get(), (step, at) -> into.add(id, step, source, at)));
    }
  }

  /** The zone, which is both the one the energy goes into and the one it comes from. */
  private Optional<String> zone() {
    Optional<String> in = text(IN);
    Optional<String> out = text(OUT);
    Optional<String> eic = in.or(() -> out);
    if (eic.isEmpty()) {
      issue(pointer, "the time series has neither %s nor %s".formatted(IN, OUT));
      return Optional.empty();
    }
    if (out.isPresent() && !out.equals(eic)) {
      issue(
          at(OUT),
          "the price is of %s and of %s; a day-ahead price is of one zone"
              .formatted(Names.quoted(eic.get()), Names.quoted(out.get())));
      return Optional.empty();
    }
    return code(eic.get());
  }

  private Optional<String> code(String eic) {
    Optional<String> known = BiddingZone.ofEic(eic).map(BiddingZone::code);
    if (known.isPresent()) {
      return known;
    }
    if (!Eic.isSound(eic)) {
      issue(
          at(texts.containsKey(IN) ? IN : OUT),
          "%s is not an Energy Identification Code, such as %s of SE3: it has not 16 characters,"
                  .formatted(Names.quoted(eic), "10Y1001A1001A46L")
              + " or the last one does not check the others");
      return Optional.empty();
    }
    into.findings().note("%s is a zone that has no name here: taken under its code".formatted(eic));
    return Optional.of(eic);
  }

  private Optional<String> currency() {
    Optional<String> code = text(CURRENCY);
    if (code.isEmpty()) {
      issue(pointer, "the time series has no " + CURRENCY);
    } else if (!Accepted.isCurrency(code.get())) {
      issue(at(CURRENCY), Accepted.noCurrency(code.get()));
      return Optional.empty();
    }
    return code;
  }

  private void checkMeasure() {
    text(MEASURE)
        .filter(unit -> !unit.equals("MWH"))
        .ifPresent(
            unit ->
                issue(
                    at(MEASURE),
                    "the prices are per %s, not per MWH".formatted(Names.quoted(unit))));
  }

  /**
   * Whether a missing position repeats the one before (curve type A03, variable sized blocks) and
   * not all of them have to be there (A01, which is meant where none is named).
   */
  private Optional<Boolean> repeating() {
    String curve = text(CURVE).orElse("A01");
    if (!curve.equals("A01") && !curve.equals("A03")) {
      issue(
          at(CURVE),
          "%s is not a curve type that prices have: A01 (each position) or A03 (each that differs)"
              .formatted(Names.quoted(curve)));
      return Optional.empty();
    }
    return Optional.of(curve.equals("A03"));
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name)).map(Text::value);
  }

  private String at(String name) {
    return Optional.ofNullable(texts.get(name)).map(Text::pointer).orElse(pointer);
  }

  private void issue(String at, String message) {
    into.findings().issue(at, message);
  }
}
