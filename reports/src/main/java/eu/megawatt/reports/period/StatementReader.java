package eu.megawatt.reports.period;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.Quality;
import java.io.IOException;
import java.io.InputStream;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what {@link StatementText} has written. */
public final class StatementReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final NavigableMap<Account, Posted> own = new TreeMap<>();
  private final NavigableMap<String, SiteSummary> sites = new TreeMap<>();
  private final List<StatementRow> adjustments = new ArrayList<>();

  private StatementReader() {}

  /**
   * Reads a statement.
   *
   * @throws IOException where it is none, or is cut short
   */
  public static Statement read(InputStream in) throws IOException {
    return new StatementReader().readAll(in);
  }

  private Statement readAll(InputStream in) throws IOException {
    try (MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(in)) {
      JsonNode head = lines.hasNextValue() ? lines.nextValue() : JSON.nullNode();
      if (!head.path("format").asText().equals(StatementText.FORMAT)) {
        throw new IOException("This is no statement: its first line is %s".formatted(head));
      }
      Period period =
          new Period(
              YearMonth.parse(head.path("period").asText()), ZoneId.of(head.path("zone").asText()));
      int told = -1;
      while (told < 0 && lines.hasNextValue()) {
        told = line(lines.nextValue());
      }
      if (told != own.size() + adjustments.size()) {
        throw new IOException(
            "The statement of %s has %d rows and says that it has %d"
                .formatted(period.id(), own.size() + adjustments.size(), told));
      }
      return new Statement(period, own, sites, adjustments);
    }
  }

  /** The number of rows in the last line; -1 in any other. */
  private int line(JsonNode line) throws IOException {
    if (line.has("rows")) {
      return line.path("rows").asInt();
    }
    if (line.has("site")) {
      SiteSummary site = site(line);
      sites.put(site.siteId(), site);
    } else if (line.has("corrects")) {
      adjustments.add(
          new StatementRow(
              account(line),
              Optional.of(YearMonth.parse(line.path("corrects").asText())),
              posted(line)));
    } else {
      own.put(account(line), posted(line));
    }
    return -1;
  }

  private static SiteSummary site(JsonNode line) throws IOException {
    String id = line.path("site").asText();
    List<PeriodCharge> charges = new ArrayList<>();
    for (JsonNode it : line.path("charges")) {
      charges.add(
          new PeriodCharge(
              id,
              kind(it.path("kind").asText()),
              it.path("what").asText(),
              it.path("microeur").asLong(),
              PeriodCharge.Driver.valueOf(it.path("driver").asText()),
              it.path("assumption").asText()));
    }
    return new SiteSummary(
        id,
        line.path("meterWh").asLong(),
        line.path("quarters").asInt(),
        line.path("peakW").asLong(),
        new Quality(
            line.path("countedMillis").asLong(),
            line.path("interpolatedMillis").asLong(),
            line.path("estimatedMillis").asLong(),
            line.path("expectedMillis").asLong(),
            line.path("metered").asBoolean()),
        charges);
  }

  private static CostKind kind(String word) throws IOException {
    return Arrays.stream(CostKind.values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IOException("\"%s\" is no kind of cost".formatted(word)));
  }

  private static Account account(JsonNode line) throws IOException {
    return new Account(line.path("of").asText(), line.path("pool").asText(), holder(line));
  }

  private static Holder holder(JsonNode line) throws IOException {
    if (line.has("job")) {
      return new Holder.Job(
          line.path("tenant").asText(), line.path("job").asText(), line.path("class").asText());
    }
    String nobody = line.path("nobody").asText();
    return switch (nobody) {
      case "idle" -> Holder.IDLE;
      case "unassigned" -> Holder.UNASSIGNED;
      case "overhead" -> Holder.OVERHEAD;
      default -> throw new IOException("\"%s\" is nobody's part of a meter".formatted(nobody));
    };
  }

  private static Posted posted(JsonNode line) {
    JsonNode numbers = line.path("posted");
    return new Posted(
        numbers.path(0).asLong(),
        numbers.path(1).asLong(),
        numbers.path(2).asLong(),
        numbers.path(3).asLong(),
        CostParts.by(kind -> line.path("cents").path(kind.word()).asLong()),
        numbers.path(4).asLong(),
        numbers.path(5).asLong());
  }
}
