package eu.megawatt.reports.imports;

import eu.megawatt.reports.series.TimedSeries;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that series are read from. */
public enum SeriesFormat {
  /** A Publication_MarketDocument of type A44, XML; see {@link EntsoeA44}. */
  ENTSOE_A44("entsoe-a44"),
  /** What ENTSO-E's transparency platform saves; see {@link EntsoeCsv}. */
  ENTSOE_CSV("entsoe-csv"),
  /** RTE's eCO2mix; see {@link Eco2mixCsv}. */
  ECO2MIX("eco2mix"),
  /** Megawatt's own table of any source; see {@link SeriesCsv}. */
  SERIES_CSV("series-csv");

  private final String word;

  SeriesFormat(String word) {
    this.word = word;
  }

  /** The word by which a caller names it. */
  public String word() {
    return word;
  }

  /** The format that a word means; empty where it means none. */
  public static Optional<SeriesFormat> of(String word) {
    return Stream.of(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  /** The words of all formats. */
  public static List<String> words() {
    return Stream.of(values()).map(SeriesFormat::word).toList();
  }

  /** Reads a stream, which stays open; whatever is wrong with it is in the preview. */
  public Preview<TimedSeries> read(InputStream in) throws IOException {
    return switch (this) {
      case ENTSOE_A44 -> EntsoeA44.read(in);
      case ENTSOE_CSV -> EntsoeCsv.read(in);
      case ECO2MIX -> Eco2mixCsv.read(in);
      case SERIES_CSV -> SeriesCsv.read(in);
    };
  }
}
