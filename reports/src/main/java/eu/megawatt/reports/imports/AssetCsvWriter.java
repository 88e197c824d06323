package eu.megawatt.reports.imports;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.Embodied;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes registers of assets as {@link AssetCsv} reads them: the same text for the same assets. */
public final class AssetCsvWriter {

  private static final String HEADER =
      "id,class,site,pool,gpuCount,cost,currency,residual,inService,lifeYears,retired,source,embodiedKgco2e,embodiedSource\n";

  private AssetCsvWriter() {}

  /** The table, a line for each asset. */
  public static String write(List<Asset> assets) {
    return assets.stream().map(AssetCsvWriter::row).collect(Collectors.joining("", HEADER, ""));
  }

  private static String row(Asset asset) {
    return Stream.of(
            asset.id(),
            asset.assetClass().word(),
            asset.site(),
            asset.pool().orElse(""),
            Integer.toString(asset.gpuCount()),
            asset.cost().toPlainString(),
            asset.currency(),
            asset.residual().toPlainString(),
            asset.inService().toString(),
            asset.lifeYears().toPlainString(),
            text(asset.retired()),
            asset.source(),
            text(asset.embodied().map(Embodied::carbonKgco2e).map(it -> it.toPlainString())),
            text(asset.embodied().map(Embodied::source)))
        .map(CsvCell::of)
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }
}
