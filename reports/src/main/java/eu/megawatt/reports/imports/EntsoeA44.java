package eu.megawatt.reports.imports;

import eu.megawatt.fleet.document.Names;
import eu.megawatt.reports.series.TimedSeries;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads day-ahead prices as ENTSO-E's transparency platform answers them: a
 * Publication_MarketDocument of type A44 (IEC 62325-451-3, versions 7:0 to 7:3). Its times are UTC,
 * so days of 92 and 100 quarter hours are as long as they are. Issues name the line and the way to
 * the element: {@code /38/Publication_MarketDocument/TimeSeries/Period/Point[3]}.
 */
public final class EntsoeA44 {

  private static final String FORMAT = "ENTSO-E A44";
  private static final String PUBLICATION = "Publication_MarketDocument";
  private static final String ACKNOWLEDGEMENT = "Acknowledgement_MarketDocument";
  private static final Pattern NAMESPACE =
      Pattern.compile("urn:iec62325\\.351:tc57wg16:451-3:publicationdocument:7:[0-3]");

  private final XmlCursor xml;
  private final Gathering into;
  private Optional<String> mrid = Optional.empty();
  private Optional<String> created = Optional.empty();

  private EntsoeA44(XmlCursor xml, Gathering into) {
    this.xml = xml;
    this.into = into;
  }

  /** Reads a stream, which stays open; whatever is wrong with it is in the preview. */
  public static Preview<TimedSeries> read(InputStream in) throws IOException {
    return Gathering.of(
        FORMAT,
        in,
        (bytes, into) -> new EntsoeA44(new XmlCursor(FileText.utf8(bytes)), into).document());
  }

  private void document() {
    switch (xml.name()) {
      case PUBLICATION -> publication();
      case ACKNOWLEDGEMENT -> throw acknowledged();
      default ->
          throw Gathering.refused(
              xml.pointer(),
              "the document is %s, not %s. Maybe ask for documentType=A44"
                  .formatted(Names.quoted(xml.name()), PUBLICATION));
    }
    xml.end();
  }

  private void publication() {
    if (!NAMESPACE.matcher(xml.namespace()).matches()) {
      into.findings()
          .issue(
              xml.pointer(),
              "the namespace %s is not a publication document of version 7:0 to 7:3"
                  .formatted(Names.quoted(xml.namespace())));
    }
    xml.children(
        name -> {
          switch (name) {
            case "mRID" -> mrid = Optional.of(xml.text());
            case "createdDateTime" -> created = Optional.of(xml.text());
            case "type" -> checkType();
            case "TimeSeries" -> A44Series.read(xml, source(), into);
            default -> {}
          }
        });
  }

  private void checkType() {
    String pointer = xml.pointer();
    String type = xml.text();
    if (!type.equals("A44")) {
      into.findings()
          .issue(
              pointer,
              "the document is of type %s, not A44, which has the day-ahead prices"
                  .formatted(Names.quoted(type)));
    }
  }

  private String source() {
    return "ENTSO-E A44, document %s, created %s"
        .formatted(
            mrid.map(Names::plain).orElse("without mRID"),
            created.map(Names::plain).orElse("at an unknown time"));
  }

  /** What the platform answers instead of a document, in its own words. */
  private RuntimeException acknowledged() {
    String pointer = xml.pointer();
    StringBuilder reasons = new StringBuilder();
    xml.children(
        name -> {
          if (name.equals("Reason")) {
            xml.children(
                part -> {
                  if (part.equals("code") || part.equals("text")) {
                    reasons.append(' ').append(Names.plain(xml.text()));
                  }
                });
          }
        });
    return Gathering.refused(
        pointer,
        "the platform acknowledged the request and sent no prices:%s. Maybe ask for another zone or day"
            .formatted(reasons.isEmpty() ? " it gives no reason" : reasons));
  }
}
