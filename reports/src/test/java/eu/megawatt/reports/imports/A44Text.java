package eu.megawatt.reports.imports;

import eu.megawatt.reports.series.BiddingZone;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes series as an A44 document the way the platform does, for tests. */
final class A44Text {

  static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Publication_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-3:publicationdocument:7:3">
        <mRID>doc-1</mRID>
        <revisionNumber>1</revisionNumber>
        <type>A44</type>
        <sender_MarketParticipant.mRID codingScheme="A01">10X1001A1001A450</sender_MarketParticipant.mRID>
        <createdDateTime>2026-01-02T12:00:00Z</createdDateTime>
      """;

  static final String SOURCE = "ENTSO-E A44, document doc-1, created 2026-01-02T12:00:00Z";

  private A44Text() {}

  /** Each series of steps of one length without a gap, one period each. */
  static String of(List<TimedSeries> series, Duration length, boolean repeating) {
    StringBuilder text = new StringBuilder(HEAD);
    for (TimedSeries one : series) {
      Instant from = one.steps().getFirst().from();
      Instant to = one.steps().getLast().to();
      text.append(timeSeries(one, repeating ? "A03" : "A01"))
          .append(period(from, to, length, points(one.steps(), repeating)))
          .append("  </TimeSeries>\n");
    }
    return text.append("</Publication_MarketDocument>\n").toString();
  }

  /** A document of one French period with the points given, a line each. */
  static String french(String curve, Instant from, Instant to, Duration length, String points) {
    return HEAD
        + timeSeries("10YFR-RTE------C", "EUR", curve)
        + period(from, to, length, points)
        + "  </TimeSeries>\n</Publication_MarketDocument>\n";
  }

  static String point(int position, String price) {
    return "<Point><position>%d</position><price.amount>%s</price.amount></Point>\n"
        .formatted(position, price);
  }

  private static String timeSeries(TimedSeries series, String curve) {
    return timeSeries(
        BiddingZone.ofCode(series.id().zone()).orElseThrow().eic(),
        series.id().currency().orElseThrow(),
        curve);
  }

  private static String timeSeries(String eic, String currency, String curve) {
    return """
      <TimeSeries>
        <mRID>1</mRID>
        <businessType>A62</businessType>
        <in_Domain.mRID codingScheme="A01">%s</in_Domain.mRID>
        <out_Domain.mRID codingScheme="A01">%s</out_Domain.mRID>
        <currency_Unit.name>%s</currency_Unit.name>
        <price_Measure_Unit.name>MWH</price_Measure_Unit.name>
        <curveType>%s</curveType>
    """
        .formatted(eic, eic, currency, curve);
  }

  private static String period(Instant from, Instant to, Duration length, String points) {
    return "<Period><timeInterval><start>%s</start><end>%s</end></timeInterval>\n"
            .formatted(minutes(from), minutes(to))
        + "<resolution>PT%dM</resolution>\n".formatted(length.toMinutes())
        + points
        + "</Period>\n";
  }

  private static String points(List<Step> steps, boolean repeating) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      boolean same = i > 0 && steps.get(i).value().compareTo(steps.get(i - 1).value()) == 0;
      if (!repeating || !same) {
        points.append(point(i + 1, steps.get(i).value().toPlainString()));
      }
    }
    return points.toString();
  }

  /** As the platform writes instants: without seconds. */
  private static String minutes(Instant instant) {
    return instant.toString().replace(":00Z", "Z");
  }
}
