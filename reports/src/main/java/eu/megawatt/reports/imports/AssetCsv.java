package eu.megawatt.reports.imports;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.asset.Embodied;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a register of assets, a row each, with the columns {@code id}, {@code class}, {@code site},
 * {@code pool}, {@code gpuCount}, {@code cost}, {@code currency}, {@code residual}, {@code
 * inService}, {@code lifeYears}, {@code retired}, {@code source}, {@code embodiedKgco2e} and {@code
 * embodiedSource}. Issues name the line and the column: {@code /12/cost}.
 */
public final class AssetCsv {

  private static final String FORMAT = "asset register CSV";
  private static final List<String> REQUIRED =
      List.of("id", "class", "site", "cost", "currency", "inService", "lifeYears", "source");
  private static final List<String> OPTIONAL =
      List.of("pool", "gpuCount", "residual", "retired", "embodiedKgco2e", "embodiedSource");

  /** GPUs of one line of a register: more than any site has. */
  private static final int MOST_GPUS = 1_000_000;

  private static final BigDecimal LONGEST_LIFE_YEARS = BigDecimal.valueOf(100);

  private final Findings findings = new Findings();
  private final List<Asset> found = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private int rows;

  private AssetCsv() {}

  /** Reads a stream, which stays open; whatever is wrong with it is in the preview. */
  public static Preview<Asset> read(InputStream in) throws IOException {
    AssetCsv register = new AssetCsv();
    try {
      register.readAll(Table.of(FileText.utf8(Gathering.bytes(in))));
    } catch (InvalidDocumentException e) {
      register.findings.issues(e.issues());
    }
    return register.preview();
  }

  private void readAll(Table table) {
    table.checkColumns(REQUIRED, OPTIONAL, findings);
    if (findings.isSound()) {
      table.eachRow(findings, row -> readRow(row, table));
    }
    if (rows == 0 && findings.isSound()) {
      findings.issue("", "there is no asset in the file");
    }
  }

  private Preview<Asset> preview() {
    return new Preview<>(
        found, findings.issues(), findings.notes(), new Summary(FORMAT, rows, found.size(), 0));
  }

  private void readRow(CsvRow row, Table table) {
    rows++;
    String id = row.required("id");
    Integer earlier = lines.putIfAbsent(id, row.line());
    if (earlier != null && !id.isEmpty()) {
      row.add("id", "%s stands in line %d already".formatted(Names.quoted(id), earlier));
    }
    AssetClass assetClass = assetClass(row);
    BigDecimal cost = amount(row, "cost", row.required("cost"), table);
    LocalDate inService = date(row, "inService", row.required("inService")).orElse(LocalDate.MIN);
    Asset asset =
        new Asset(
            id,
            assetClass,
            row.required("site"),
            row.cell("pool"),
            gpuCount(row, assetClass),
            cost,
            currency(row),
            residual(row, table, cost),
            inService,
            lifeYears(row, table),
            retired(row, inService),
            row.required("source"),
            embodied(row, table));
    if (row.issues().isEmpty()) {
      found.add(asset);
    }
  }

  private static AssetClass assetClass(CsvRow row) {
    String word = row.required("class");
    Optional<AssetClass> known = AssetClass.of(word);
    if (known.isEmpty() && !word.isEmpty()) {
      row.add("class", Names.unknown(word, "a class of assets", AssetClass.words()));
    }
    return known.orElse(AssetClass.FACILITY);
  }

  private static int gpuCount(CsvRow row, AssetClass assetClass) {
    if (row.cell("gpuCount").isEmpty()) {
      if (assetClass == AssetClass.GPU) {
        row.add("gpuCount", "an asset of class gpu needs a number of GPUs, 1 or more");
      }
      return 0;
    }
    return row.whole("gpuCount", assetClass == AssetClass.GPU ? 1 : 0, MOST_GPUS);
  }

  /** An amount that is not negative; where it is none, nothing stands in for it. */
  private static BigDecimal amount(CsvRow row, String column, String text, Table table) {
    Optional<BigDecimal> number = table.number(text);
    if (number.isEmpty() && !text.isEmpty()) {
      row.add(column, Accepted.noNumber(text));
    } else if (number.filter(it -> it.signum() < 0).isPresent()) {
      row.add(column, "%s is negative; it is at least 0".formatted(Names.quoted(text)));
    }
    return number.filter(it -> it.signum() >= 0).orElse(BigDecimal.ZERO);
  }

  private static BigDecimal residual(CsvRow row, Table table, BigDecimal cost) {
    BigDecimal residual = amount(row, "residual", row.cell("residual").orElse("0"), table);
    if (residual.compareTo(cost) <= 0) {
      return residual;
    }
    row.add(
        "residual",
        "the residual %s is more than the cost %s"
            .formatted(residual.toPlainString(), cost.toPlainString()));
    return cost;
  }

  private static String currency(CsvRow row) {
    String code = row.required("currency");
    if (!code.isEmpty() && !Accepted.isCurrency(code)) {
      row.add("currency", Accepted.noCurrency(code));
    }
    return code;
  }

  private static BigDecimal lifeYears(CsvRow row, Table table) {
    String text = row.required("lifeYears");
    Optional<BigDecimal> years =
        table.number(text).filter(it -> it.signum() > 0 && it.compareTo(LONGEST_LIFE_YEARS) <= 0);
    if (years.isEmpty() && !text.isEmpty()) {
      row.add(
          "lifeYears",
          "%s is not a life over 0 and up to %s years, such as 5 or 5.5"
              .formatted(Names.quoted(text), LONGEST_LIFE_YEARS));
    }
    return years.orElse(BigDecimal.ONE);
  }

  private static Optional<LocalDate> date(CsvRow row, String column, String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      row.add(column, "%s is not a date such as 2026-06-01".formatted(Names.quoted(text)));
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> retired(CsvRow row, LocalDate inService) {
    Optional<LocalDate> retired = date(row, "retired", row.cell("retired").orElse(""));
    if (retired.filter(date -> date.isBefore(inService)).isEmpty()) {
      return retired;
    }
    row.add(
        "retired",
        "it is retired on %s, before it is in service on %s"
            .formatted(retired.orElse(inService), inService));
    return Optional.empty();
  }

  private static Optional<Embodied> embodied(CsvRow row, Table table) {
    Optional<String> carbon = row.cell("embodiedKgco2e");
    Optional<String> source = row.cell("embodiedSource");
    if (carbon.isPresent() != source.isPresent()) {
      row.add(
          carbon.isPresent() ? "embodiedSource" : "embodiedKgco2e",
          "embodied carbon and its source come together; here is one of the two");
    }
    return carbon
        .map(text -> amount(row, "embodiedKgco2e", text, table))
        .flatMap(kg -> source.map(name -> new Embodied(kg, name)));
  }
}
