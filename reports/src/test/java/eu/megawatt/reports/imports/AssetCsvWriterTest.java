package eu.megawatt.reports.imports;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.asset.Embodied;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssetCsvWriterTest {

  @Test
  void write_assetsWithAndWithoutEverything_areReadAsTheyWere() throws IOException {
    List<Asset> assets =
        List.of(
            new Asset(
                "gpu;1",
                AssetClass.GPU,
                "FR-PAR-1",
                Optional.of("h100"),
                1_024,
                new BigDecimal("31000000.50"),
                "EUR",
                new BigDecimal("1000000"),
                LocalDate.of(2025, 3, 1),
                new BigDecimal("5.5"),
                Optional.of(LocalDate.of(2029, 1, 31)),
                "invoice \"17\", page 2",
                Optional.of(new Embodied(new BigDecimal("1600000.25"), "maker, 2025"))),
            new Asset(
                "hall",
                AssetClass.FACILITY,
                "SE-BOR-1",
                Optional.empty(),
                0,
                new BigDecimal("9000000"),
                "SEK",
                BigDecimal.ZERO,
                LocalDate.of(2020, 1, 1),
                new BigDecimal("20"),
                Optional.empty(),
                "ledger",
                Optional.empty()));

    String table = AssetCsvWriter.write(assets);

    assertThat(
            AssetCsv.read(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)))
                .accepted())
        .isEqualTo(assets);
  }
}
