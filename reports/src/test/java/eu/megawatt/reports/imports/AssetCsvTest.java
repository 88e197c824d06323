package eu.megawatt.reports.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.asset.Embodied;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssetCsvTest {

  private static final String GOOD =
      """
      id,class,site,pool,gpuCount,cost,currency,residual,inService,lifeYears,retired,source,embodiedKgco2e,embodiedSource
      rack-1,gpu,par-1,par-gb300,72,3500000.00,EUR,100000,2026-06-15,5.5,,ledger 2026,12000,maker's footprint
      hall-a,facility,par-1,,,44000000,EUR,,2026-01-01,20,2040-01-01,ledger 2026,,
      """;

  @Test
  void read_good_hasEveryFieldAndWhatIsLeftOutIsNothing() {
    assertThat(read(GOOD).accepted())
        .containsExactly(
            new Asset(
                "rack-1",
                AssetClass.GPU,
                "par-1",
                Optional.of("par-gb300"),
                72,
                new BigDecimal("3500000.00"),
                "EUR",
                new BigDecimal("100000"),
                LocalDate.parse("2026-06-15"),
                new BigDecimal("5.5"),
                Optional.empty(),
                "ledger 2026",
                Optional.of(new Embodied(new BigDecimal("12000"), "maker's footprint"))),
            new Asset(
                "hall-a",
                AssetClass.FACILITY,
                "par-1",
                Optional.empty(),
                0,
                new BigDecimal("44000000"),
                "EUR",
                BigDecimal.ZERO,
                LocalDate.parse("2026-01-01"),
                new BigDecimal("20"),
                Optional.of(LocalDate.parse("2040-01-01")),
                "ledger 2026",
                Optional.empty()));
    assertThat(read(GOOD).summary()).isEqualTo(new Summary("asset register CSV", 2, 2, 0));
  }

  @Test
  void read_semicolonsAndDecimalCommas_areTheSame() {
    String french =
        GOOD.replace(',', ';').replace("3500000.00", "3500000,00").replace("5.5", "5,5");

    assertThat(read(french).accepted()).isEqualTo(read(GOOD).accepted());
  }

  @Test
  void read_everythingWrong_isNamedByLineAndColumnAtOnce() {
    String text =
        GOOD
            + """
            rack-1,GPU,par-1,,72,1,EUR,,2026-06-15,5,,a,,
            r3,gpu,,,,-5,EURO,,2026-06-31,0,,,,
            r4,server,par-1,,x,100,EUR,200,2026-06-15,101,2026-06-14,a,-1,b
            r5,server,par-1,,0,1e6,EUR,,,5,,a,7,
            """;

    Preview<Asset> read = read(text);

    assertThat(read.found()).hasSize(2);
    assertThatThrownBy(read::accepted).isInstanceOf(InvalidDocumentException.class);
    assertThat(read.issues().stream().map(Issue::toString))
        .containsExactlyInAnyOrder(
            "/4/id: \"rack-1\" stands in line 2 already",
            "/4/class: \"GPU\" is not a class of assets; known: gpu, server, network, storage,"
                + " facility. Maybe \"gpu\"?",
            "/5/site: the cell is empty",
            "/5/gpuCount: an asset of class gpu needs a number of GPUs, 1 or more",
            "/5/cost: \"-5\" is negative; it is at least 0",
            "/5/currency: \"EURO\" is not a currency of ISO 4217, such as EUR or SEK",
            "/5/inService: \"2026-06-31\" is not a date such as 2026-06-01",
            "/5/lifeYears: \"0\" is not a life over 0 and up to 100 years, such as 5 or 5.5",
            "/5/source: the cell is empty",
            "/6/gpuCount: \"x\" is not a whole number from 0 to 1000000",
            "/6/residual: the residual 200 is more than the cost 100",
            "/6/lifeYears: \"101\" is not a life over 0 and up to 100 years, such as 5 or 5.5",
            "/6/retired: it is retired on 2026-06-14, before it is in service on 2026-06-15",
            "/6/embodiedKgco2e: \"-1\" is negative; it is at least 0",
            "/7/cost: \"1e6\" is not a number such as -12.5, with at most 12 digits before the"
                + " point and after it",
            "/7/inService: the cell is empty",
            "/7/embodiedSource: embodied carbon and its source come together; here is one of the"
                + " two");
  }

  @Test
  void read_headerWithoutWhatIsNeeded_namesIt() {
    assertThat(read("id,klass\n1,2\n").issues().stream().map(Issue::message).toList())
        .contains("the column \"class\" is missing", "the column \"cost\" is missing")
        .anyMatch(message -> message.contains("Maybe \"class\"?"));
    assertThat(read(GOOD.lines().findFirst().orElseThrow()).issues())
        .isEqualTo(List.of(new Issue("", "there is no asset in the file")));
  }

  @Test
  void read_anyBytesAnother_isAPreview() {
    Faults.each(
        GOOD.getBytes(StandardCharsets.UTF_8),
        5_000,
        bytes -> assertThat(AssetCsv.read(new ByteArrayInputStream(bytes))).isNotNull());
  }

  private static Preview<Asset> read(String text) {
    try {
      return AssetCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
